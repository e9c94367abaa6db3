using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Many sessions over one model: the step of 16 of them as matrix products, and their logits.</summary>
internal static class GroupFile
{
    /// <summary>The loop over the unit groups of a layer.</summary>
    public const string UnitGroups = "for (nuint unitGroup = 0; unitGroup < UnitGroups; unitGroup++)";

    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Group", "Sixteen sessions at a time: every weight that is read is used sixteen times. Row r of a matrix belongs to session r." + OutputLayer.Note(plan), w =>
        {
            Step(w, plan);
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                w.Line();
                Recurrence(w, plan, layer);
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(plan.GroupStep.Kernels, kernel => kernel.Emit(w));
        });

    private static void Step(SourceWriter w, ModelPlan plan)
    {
        GroupLayout group = plan.Group;
        w.Summary($"One word of each session, layer by layer: {plan.Cell.Recurrence}. Stores the next {plan.Cell.StateLetters} after the previous.");
        using (w.Block("public override void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(group);
                """);
            w.Line();
            Matrix gates = group.Gates.In("s");
            ForwardFile.LookUpWords(w, plan, plan.GroupStep.Input, "tokens", GroupLayout.Rows, group.Input?.In("s") ?? gates, Operand.Alone);
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                if (plan.GroupStep.Layers.Projection(layer) is { } projection)
                {
                    Matrix input = (layer == 0 ? group.Input! : group.Next.Hidden[layer - 1]).In("s");
                    w.Call(projection, input, plan.Parameters.Layers[layer].InputWeights!.In("p"), plan.Parameters.Layers[layer].Bias.In("p"), gates);
                }

                w.Line($"GroupRecurrence{layer}(ref p, ref s);");
            }

            if (plan.GroupStep.Projection is { } projected)
            {
                w.Call(projected, group.Next.Hidden[plan.Spec.Layers - 1].In("s"), plan.Parameters.Projection!.In("p"), group.Next.Projected!.In("s"));
            }
        }
    }

    private static void Recurrence(SourceWriter w, ModelPlan plan, int layer)
    {
        LayerParameters parameters = plan.Parameters.Layers[layer];
        w.Summary($"Layer {layer}: from pre-activations Wxh·x + b to the next {plan.Cell.StateLetters}, one unit group at a time while it is in cache.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void GroupRecurrence{layer}(ref float parameters, ref float group)"))
        {
            Matrix recurrentWeights = parameters.RecurrentWeights.In("parameters");
            Matrix whh = w.Declare("whh", PassMemory.AddedRecurrentWeights(plan, recurrentWeights));
            UnitGroupLoop loop = Loop(w, plan, layer);
            loop.RecurrentWeights = whh;
            if (plan.Group.Split is { } split)
            {
                loop.Split = _ => split.In("group");
                loop.SplitParameters = (recurrentWeights, parameters.SplitBias!.In("parameters"));
            }

            loop.Emit(w, UnitGroups, "unitGroup");
        }
    }

    /// <summary>Writes the declarations of a layer's states, and returns the loop over its units.</summary>
    public static UnitGroupLoop Loop(SourceWriter w, ModelPlan plan, int layer)
    {
        GroupLayout group = plan.Group;
        int units = plan.Cell.UnitsPerGroup;
        UnitGroupLoop loop = new(plan.Widths, plan.GroupStep.Layers)
        {
            HiddenPrevious = w.Declare("hiddenPrevious", group.Previous.Hidden[layer].In("group")),
            Hidden = w.Declare("hidden", group.Next.Hidden[layer].In("group")),
            Gates = group.Gates.In("group"),
        };
        foreach (string name in plan.Cell.Carried)
        {
            string variable = ForwardFile.Variable(name);
            Matrix previous = w.Declare(variable + "Previous", group.Previous.Carried[layer][name].In("group")), next = w.Declare(variable, group.Next.Carried[layer][name].In("group"));
            loop.Own[name + "Previous"] = unitGroup => previous.UnitsOf(unitGroup, units);
            loop.Own[name] = unitGroup => next.UnitsOf(unitGroup, units);
        }

        foreach (KeyValuePair<string, MatrixRegion> kept in group.Kept)
        {
            Matrix scratch = w.Declare(ForwardFile.Variable(kept.Key), kept.Value.In("group"));
            loop.Own[kept.Key] = _ => new Units(scratch.Place, new UnitsType(GroupLayout.Rows, units));
        }

        return loop;
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        PanelProduct logits = plan.GroupStep.Logits;
        w.Summary("z = Why·h + by for the words of some panels and every session: logits [panelCount][16][16].");
        using (w.Block("public override void GroupLogits(ReadOnlySpan<float> output, Span<float> group, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line("ref float why = ref MemoryMarshal.GetReference(output);");
            w.Line($"ref float s = ref MemoryMarshal.GetReference(group);");
            w.Call(
                logits,
                plan.Group.Previous.OutputOperand.In("s"),
                OutputPanels.Weights(logits.Shape.Weights),
                OutputPanels.Bias(plan),
                new Matrix(new Place("MemoryMarshal.GetReference(logits)"), logits.Shape.Result),
                Operand.Panels("0", "(nuint)panelCount"));
        }
    }
}
