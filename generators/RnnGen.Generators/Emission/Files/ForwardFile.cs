using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The unrolled forward pass of training, and the state it carries from batch to batch.</summary>
internal static class ForwardFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Forward", "The forward pass of training: the loop unrolled over SequenceLength steps of BatchSize sequences; row t·B + b of a matrix belongs to step t of sequence b.", w =>
        {
            Forward(w, plan);
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                w.Line();
                Unroll(w, plan, layer);
            }

            w.Line();
            w.Members(plan.Forward.Kernels, kernel => kernel.Emit(w));
            w.Line();
            CarriedState(w, plan);
        });

    private static void Forward(SourceWriter w, ModelPlan plan)
    {
        w.Line($"/// <summary>For t = 1 … T and every sequence: {plan.Cell.Recurrence}. All activations stay in <paramref name=\"workspace\"/> for the backward pass.</summary>");
        using (w.Block($"public override void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, {PassMemory.Regularization}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                """);
            w.Line();
            LookUpWords(w, plan, plan.Input, "inputs", plan.Rows.Count, plan.Workspace.Input?.In("s") ?? plan.Workspace.Layers[0].Gates.In("s"), Operand.Member);
            w.Line("member.Barrier();");
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                w.Line($"Unroll{layer}(ref p, ref s, regularization, member);");
            }
        }
    }

    /// <summary>Writes the look-up of words.</summary>
    public static void LookUpWords(SourceWriter w, ModelPlan plan, LookUp lookUp, string words, int count, Matrix result, Operand member)
    {
        Operand span = Operand.Words(words, Extent.Of(count));
        w.Line($"// {lookUp.Equation}");
        if (plan.Parameters.IsTied)
        {
            w.Call(lookUp.Method, span, plan.Parameters.OutputWeights.In("p"), result, member);
        }
        else if (plan.Step.IsOneHot)
        {
            w.Call(lookUp.Method, span, plan.Parameters.InputTable!.In("p"), plan.Parameters.Layers[0].Bias.In("p"), result, member);
        }
        else
        {
            w.Call(lookUp.Method, span, plan.Parameters.InputTable!.In("p"), result, member);
        }
    }

    private static void Unroll(SourceWriter w, ModelPlan plan, int layer)
    {
        LayerParameters parameters = plan.Parameters.Layers[layer];
        LayerWorkspace workspace = plan.Workspace.Layers[layer];
        UnitGroupLoop loop = new(plan.Widths, plan.Forward);
        w.Summary($"Layer {layer} unrolled over t = 1 … T, one unit group at a time while its pre-activations are in cache.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Unroll{layer}(ref float parameters, ref float workspace, {PassMemory.Regularization}, TeamMember member)"))
        {
            if (plan.Forward.Projection(layer) is { } projection)
            {
                Project(w, plan, projection, layer);
            }

            Matrix recurrentWeights = DropRecurrentWeights(w, plan, layer, plan.Cell.SplitGate is null ? "whh" : "recurrentWeights");
            loop.RecurrentWeights = plan.Cell.SplitGate is null ? recurrentWeights : w.Declare("whh", PassMemory.AddedRecurrentWeights(plan, recurrentWeights));
            using (w.Block("for (nuint t = 0; t < SequenceLength; t++)"))
            {
                int rows = plan.Rows.Batch;
                Matrix At(MatrixRegion region) => region.In("workspace").Rows("t * TimeStride", rows);
                Matrix Next(Matrix previous) => previous.Rows("TimeStride", rows);
                Func<string, Units> UnitsOf(Matrix matrix) => group => matrix.UnitsOf(group, plan.Cell.UnitsPerGroup);
                loop.Gates = At(workspace.Gates);
                loop.HiddenPrevious = w.Declare("hiddenPrevious", At(workspace.Hidden));
                loop.Hidden = w.Declare("hidden", Next(loop.HiddenPrevious));
                foreach (KeyValuePair<string, MatrixRegion> carried in workspace.Carried)
                {
                    Matrix previous = w.Declare(Variable(carried.Key) + "Previous", At(carried.Value)), current = w.Declare(Variable(carried.Key), Next(previous));
                    loop.Own[carried.Key + "Previous"] = UnitsOf(previous);
                    loop.Own[carried.Key] = UnitsOf(current);
                }

                foreach (KeyValuePair<string, MatrixRegion> kept in workspace.Kept)
                {
                    loop.Own[kept.Key] = UnitsOf(w.Declare(Variable(kept.Key), At(kept.Value)));
                }

                if (workspace.Split is { } region)
                {
                    Matrix split = At(region);
                    loop.Split = group => split.Panels(split.Shape.PanelOffset(group), Extent.Of(1));
                    loop.SplitParameters = (recurrentWeights, parameters.SplitBias!.In("parameters"));
                }

                loop.Emit(w, EmittedText.Share("group", "UnitGroups"), "group");
                w.Line("// Step t + 1 reads h_t of every unit.");
                w.Line("member.Barrier();");
            }
        }
    }

    /// <summary>Writes the projection to the gates, two panels at a time: those of a unit group of an LSTM.</summary>
    private static void Project(SourceWriter w, ModelPlan plan, PanelProduct projection, int layer)
    {
        Matrix input = DropInput(w, plan, layer, isDropped: false);
        Operand[] operands =
        [
            input,
            plan.Parameters.Layers[layer].InputWeights!.In("parameters"),
            plan.Parameters.Layers[layer].Bias.In("parameters"),
            plan.Workspace.Layers[layer].Gates.In("workspace"),
        ];
        using (w.SharePanels(plan.Widths.GatePanels, PanelProduct.Breadth))
        {
            w.Call(projection, [.. operands, Operand.PanelRange]);
        }

        w.Line("member.Barrier();");
    }

    /// <summary>
    /// Writes statements that declare <c>input</c>, what a layer with a projection reads. h stays unchanged, for the recurrence; embeddings are dropped in place,
    /// so that they are still dropped on the backward pass, while the copy of an h has to be made again.
    /// </summary>
    public static Matrix DropInput(SourceWriter w, ModelPlan plan, int layer, bool isDropped)
    {
        DropoutSite site = DropoutSite.InputOf(layer, plan.Widths);
        Matrix values = PassMemory.InputOf(plan, layer, "workspace");
        if (layer > 0)
        {
            w.Line($"ref float input = ref {site.Drop.Invoke(values, plan.Workspace.DroppedHidden.In("workspace").FirstRows(plan.Rows.Count), Operand.Member)};");
            return values.Named("input");
        }

        Matrix input = w.Declare("input", values);
        if (!isDropped)
        {
            w.Call(site.DropInPlace, input, Operand.Member);
        }

        return input;
    }

    /// <summary>Writes a statement that declares Whh as the step has it: itself, or a copy without the connections that are dropped, which the backward pass makes again.</summary>
    public static Matrix DropRecurrentWeights(SourceWriter w, ModelPlan plan, int layer, string name)
    {
        MatrixRegion region = plan.Parameters.Layers[layer].RecurrentWeights;
        Matrix weights = region.In("parameters"), dropped = plan.Workspace.Backward.DroppedRecurrentWeights.In("workspace");
        w.Line($"ref float {name} = ref {DropoutSite.RecurrentWeights(layer, region.Type).Drop.Invoke(weights, dropped, Operand.Member)};");
        return weights.Named(name);
    }

    /// <summary>Writes the carry of h and c from one batch to the next: their rows after some step are copied to block 0, or block 0 is zeroed.</summary>
    private static void CarriedState(SourceWriter w, ModelPlan plan)
    {
        MatrixRegion[] regions = [.. plan.Workspace.Layers.SelectMany(static layer => layer.States)];
        w.Summary($"{plan.Cell.StateLetters} of step 0 = 0: the next batch begins new texts.");
        using (w.Block("public override void ResetState(Span<float> workspace)"))
        {
            foreach (MatrixRegion region in regions)
            {
                w.Call(new StateRows(region.Type).Clear, region.SliceOf("workspace"));
            }
        }

        w.Line();
        w.Summary($"{plan.Cell.StateLetters} of step 0 = {plan.Cell.StateLetters} after a step: the next batch continues there; no gradient crosses.");
        using (w.Block("public override void CarryState(Span<float> workspace, int step)"))
        {
            foreach (MatrixRegion region in regions)
            {
                w.Call(new StateRows(region.Type).Carry, region.SliceOf("workspace"));
            }
        }
    }

    /// <summary>The name of a local variable.</summary>
    public static string Variable(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
