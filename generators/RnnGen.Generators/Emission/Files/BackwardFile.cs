using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Backpropagation through time: layer by layer from the top, step by step from the end.</summary>
internal static class BackwardFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Backward", "Backpropagation through time: dE/dθ = Σ de_t/dθ, with dE/dh_t flowing back from step t to step t − 1.", w =>
        {
            Backward(w, plan);
            for (int layer = plan.Spec.Layers - 1; layer >= 0; layer--)
            {
                w.Line();
                Layer(w, plan, layer);
            }

            w.Line();
            w.Members(plan.Backward.Kernels, kernel => kernel.Emit(w));
        });

    private static void Backward(SourceWriter w, ModelPlan plan)
    {
        w.Summary("dE/dθ of every recurrent layer and of the word vectors, from the top layer down, each from step T back to step 1.");
        using (w.Block($"public override void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, {PassMemory.Regularization}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                """);
            MatrixRegion input = plan.Workspace.Input ?? plan.Workspace.Layers[0].Gates;
            Extent words = Extent.Of(plan.Rows.Count);
            if (plan.Parameters.IsTied)
            {
                Layers(w, plan);
                w.Line();
                w.Line("// dembedding[word] += dx_t, on top of dWhy: the embedding's gradient is the sum over both its uses.");
                w.Call(
                    new WordColumns(plan.Parameters.OutputWeights.Type, plan.Widths.EmbeddingDepth).Add(words, input.Type),
                    Operand.Words("inputs", words),
                    input.In("s"),
                    plan.Parameters.OutputWeights.In("d"),
                    plan.Workspace.SquaresOf(plan.Parameters.OutputWeights).In("s"),
                    Operand.Member);
            }
            else
            {
                TableRegion table = plan.Parameters.InputTable!;
                WordRows rows = new(words, table.Type, input.Type);
                w.Line($"Span<int> touchedRows = MemoryMarshal.Cast<float, int>(workspace.Slice({plan.Workspace.TouchedRows!.OffsetName}, UnrolledRows));");
                w.Line();
                w.Line("// Only the rows of the previous batch's words are non-zero.");
                w.Call(rows.Clear, Operand.Words("touchedRows", words), table.In("d"), Operand.Member);
                Layers(w, plan);
                w.Line();
                w.Line(plan.Parameters.Embedding is null
                    ? "// dWxh[word] += dz_t: the gradient of a look-up touches only the rows looked up."
                    : "// dembedding[word] += dx_t.");
                w.Call(rows.Add, Operand.Words("inputs", words), input.In("s"), table.In("d"), plan.Workspace.SquaresOf(table).In("s"), Operand.Member);
                using (w.Block(EmittedText.ByOneMember))
                {
                    w.Line("inputs.CopyTo(touchedRows);");
                }
            }

            w.Line("member.Barrier();");
        }
    }

    private static void Layers(SourceWriter w, ModelPlan plan)
    {
        for (int layer = plan.Spec.Layers - 1; layer >= 0; layer--)
        {
            w.Line($"Backward{layer}(ref p, ref d, ref s, regularization, member);");
        }
    }

    private static void Layer(SourceWriter w, ModelPlan plan, int layer)
    {
        BackwardPlan backward = plan.Backward;
        LayerParameters parameters = plan.Parameters.Layers[layer];
        LayerWorkspace workspace = plan.Workspace.Layers[layer];
        InputBackward? input = backward.Input(layer);
        w.Summary($"Layer {layer}: from dE/dh_t of every step to the gradients of its weights{(input is null ? "" : " and of its input")}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Backward{layer}(ref float parameters, ref float gradients, ref float workspace, {PassMemory.Regularization}, TeamMember member)"))
        {
            Matrix dz = w.Declare("dz", workspace.Gates.In("workspace"));
            Matrix dzRecurrent = dz;
            if (workspace.Split is { } split)
            {
                w.Line();
                w.Line($"// {plan.Cell.SplitGate!.Order}");
                dzRecurrent = w.Declare("dzRecurrent", split.In("workspace").FirstPanels(Extent.Of(plan.Widths.GatePanels)));
            }

            (Matrix? whhTransposed, Matrix? wxhTransposed) = Transposes(w, plan, layer);

            if (plan.Workspace.Backward.SentBack is { } sentBack)
            {
                w.Line("// Nothing flows back from beyond step T.");
                using (w.Block(EmittedText.ByOneMember))
                {
                    w.Line($"MemoryMarshal.CreateSpan({sentBack.In("workspace").Argument}, {sentBack.Length}).Clear();");
                }
            }

            w.Line("member.Barrier();");
            using (w.Block("for (nuint next = SequenceLength; next > 0; next--)"))
            {
                Step(w, plan, layer, dz, dzRecurrent, whhTransposed);
            }

            WeightGradients(w, plan, layer, dz, dzRecurrent);
            if (input is not null)
            {
                InputGradient(w, plan, layer, dz, wxhTransposed!);
            }
        }
    }

    /// <summary>Writes the transposes of the weights that gradients flow back through.</summary>
    private static (Matrix? Recurrent, Matrix? Input) Transposes(SourceWriter w, ModelPlan plan, int layer)
    {
        LayerParameters parameters = plan.Parameters.Layers[layer];
        BackwardWorkspace workspace = plan.Workspace.Backward;
        InputBackward? input = plan.Backward.Input(layer);
        Matrix? recurrentTransposed = plan.Backward.TransposeRecurrent is null ? null : w.Declare("whhTransposed", workspace.RecurrentTransposed.In("workspace"));
        Matrix? inputTransposed = input is null
            ? null
            : w.Declare("wxhTransposed", workspace.InputTransposed!.In("workspace").FirstPanels(Extent.Of(plan.Widths.InputPanels(layer))));
        if (recurrentTransposed is null && inputTransposed is null)
        {
            return (null, null);
        }

        Matrix? recurrentWeights = recurrentTransposed is null ? null : ForwardFile.DropRecurrentWeights(w, plan, layer, "whh");
        using (w.Block(EmittedText.Share("panel", plan.Widths.GatePanels)))
        {
            if (recurrentTransposed is not null)
            {
                w.Call(plan.Backward.TransposeRecurrent!, recurrentWeights!, recurrentTransposed, Operand.OnePanel);
            }

            if (inputTransposed is not null)
            {
                w.Call(input!.Transpose, parameters.InputWeights!.In("parameters"), inputTransposed, Operand.OnePanel);
            }
        }

        w.Line();
        return (recurrentTransposed, inputTransposed);
    }

    /// <summary>Writes one time step: through the gates of the member's unit groups, then to h of the previous step.</summary>
    private static void Step(SourceWriter w, ModelPlan plan, int layer, Matrix dz, Matrix dzRecurrent, Matrix? whhTransposed)
    {
        LayerWorkspace workspace = plan.Workspace.Layers[layer];
        int batch = plan.Rows.Batch, units = plan.Cell.UnitsPerGroup;
        Matrix At(Matrix matrix) => matrix.Rows("t * TimeStride", batch);
        Units UnitsAt(Matrix matrix) => At(matrix).UnitsOf("group", units);
        w.Line("nuint t = next - 1;");
        Matrix dh = w.Declare("dh", At(workspace.HiddenGradient.In("workspace")));
        using (w.Block(EmittedText.Share("group", "UnitGroups")))
        {
            Matrix gates = w.Declare("gates", PassMemory.GatesOf(plan.Widths, At(dz), "group"));
            Matrix hidden = workspace.Hidden.In("workspace");
            UnitGroup operands = new(gates, UnitsAt(hidden), hidden.Rows("(t + 1) * TimeStride", batch).UnitsOf("group", units))
            {
                Split = workspace.Split is null ? null : UnitsAt(dzRecurrent),
                HiddenGradient = dh.UnitsOf("group", units),
                SentBack = plan.Workspace.Backward.SentBack?.In("workspace").UnitsOf("group", units),
            };
            foreach (KeyValuePair<string, MatrixRegion> carried in workspace.Carried)
            {
                operands[carried.Key + "Previous"] = UnitsAt(carried.Value.In("workspace"));
            }

            foreach (KeyValuePair<string, MatrixRegion> kept in workspace.Kept)
            {
                operands[kept.Key] = UnitsAt(kept.Value.In("workspace"));
            }

            w.Call(plan.Backward.Gates, plan.Cell.GradientOperands(operands));
        }

        w.Line("member.Barrier();");
        if (plan.Backward.RecurrentGradient is { } recurrent)
        {
            using (w.Block("if (t > 0)"))
            {
                w.Call(recurrent, At(dzRecurrent), whhTransposed!, workspace.HiddenGradient.In("workspace").Rows("(t - 1) * TimeStride", batch), Operand.Member);
                w.Line("member.Barrier();");
            }
        }
    }

    /// <summary>Writes the gradients of a layer's weights, some panels of gates at a time while their dz is in cache.</summary>
    private static void WeightGradients(SourceWriter w, ModelPlan plan, int layer, Matrix dz, Matrix dzRecurrent)
    {
        BackwardPlan backward = plan.Backward;
        LayerParameters parameters = plan.Parameters.Layers[layer];
        Matrix dwhh = w.Declare("dwhh", parameters.RecurrentWeights.In("gradients"));
        Vector db = w.Declare("db", parameters.Bias.In("gradients"));
        Matrix? dwxh = null, read = null;
        InputBackward? input = backward.Input(layer);
        if (input is not null)
        {
            dwxh = w.Declare("dwxh", parameters.InputWeights!.In("gradients"));
            read = ForwardFile.DropInput(w, plan, layer, isDropped: true);
        }

        using (w.SharePanels(plan.Widths.GatePanels, PanelOuterProduct.Breadth))
        {
            w.Call(backward.RecurrentWeightGradient, plan.Workspace.Layers[layer].Hidden.In("workspace").FirstRows(plan.Rows.Count), dzRecurrent, dwhh, Operand.PanelRange);
            w.Call(DropoutSite.RecurrentWeights(layer, parameters.RecurrentWeights.Type).DropGradientOfPanels, dwhh, Operand.PanelRange);
            Squares(w, plan, parameters.RecurrentWeights, dwhh);
            w.Call(backward.BiasGradient, dz, db, Operand.Flag("false"), Operand.PanelRange);
            Squares(w, plan, parameters.Bias, db);
            if (input is not null)
            {
                w.Call(input.WeightGradient, read!, dz, dwxh!, Operand.PanelRange);
                Squares(w, plan, parameters.InputWeights!, dwxh!);
            }
        }

        if (backward.SplitBiasGradient is { } splitBias)
        {
            w.Line();
            w.Line("// The recurrent side of the split gate has its own bias.");
            Vector dSplit = w.Declare("dbSplit", parameters.SplitBias!.In("gradients"));
            using (w.SharePanels(plan.Widths.BlockPanels, PanelOuterProduct.Breadth))
            {
                w.Call(splitBias, dzRecurrent.FirstPanels(Extent.Of(plan.Widths.HiddenPanels)), dSplit, Operand.Flag("false"), Operand.PanelRange);
                Squares(w, plan, parameters.SplitBias!, dSplit);
            }
        }
    }

    private static void InputGradient(SourceWriter w, ModelPlan plan, int layer, Matrix dz, Matrix wxhTransposed)
    {
        InputBackward backward = plan.Backward.Input(layer)!;
        w.Line();
        if (layer == 0)
        {
            w.Line("// dx overwrites x, which other members may still need for dWxh.");
            w.Line("member.Barrier();");
        }

        Matrix dx = w.Declare("dx", layer == 0 ? plan.Workspace.Input!.In("workspace") : plan.Workspace.Layers[layer - 1].HiddenGradient.In("workspace"));
        w.Call(backward.Gradient, dz, wxhTransposed, dx, Operand.Member);
        w.Line("member.Barrier();");
        w.Line();
        w.Line("// forward: x' = m ∘ x / (1 − p); hence dx = m ∘ dx' / (1 − p).");
        w.Call(DropoutSite.InputOf(layer, plan.Widths).DropGradient, dx, Operand.Member);
    }

    /// <summary>Writes the computation of Σ g² of some panels of a weight gradient.</summary>
    private static void Squares(SourceWriter w, ModelPlan plan, MatrixRegion weights, Matrix gradient) =>
        w.Call(SquareSum.Create(weights.Type), gradient, plan.Workspace.SquaresOf(weights).In("workspace"), Operand.PanelRange);

    private static void Squares(SourceWriter w, ModelPlan plan, VectorRegion bias, Vector gradient) =>
        w.Call(SquareSum.CreateForBias(plan.Parameters.Panels(bias)), gradient, plan.Workspace.SquaresOf(bias).In("workspace"), Operand.PanelRange);
}
