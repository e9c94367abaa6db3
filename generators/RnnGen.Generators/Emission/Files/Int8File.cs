using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Serving with int8 weights: a word of one session, a word of sixteen, logits; each product written once for both.</summary>
internal static class Int8File
{
    private const string OneVector = "16";

    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan,
        "Int8",
        $"Serving with int8 weights: w = a·q with a scale a for each row, and what it multiplies rounded to 7 bits: {plan.Cell.Recurrence}; probabilities = softmax(Why·h + by)." + OutputLayer.Note(plan),
        w =>
        {
            using (w.Block("private sealed class Int8Network : ServingNetwork"))
            {
                Int8LayoutText.Emit(w, plan);
                Step(w, plan);
                StepFolded(w, plan);
                Group(w, plan);
                Logits(w, plan);
                Int8Products.Emit(w, plan);

                // Nested in the network, it sees the one of the fp32 step, where there is one.
                if (plan.Step.Kernels.All(kernel => kernel.Name != plan.Int8.Update.Name))
                {
                    w.Line();
                    plan.Int8.Update.Emit(w);
                }
            }
        });

    private static void Step(SourceWriter w, ModelPlan plan)
    {
        w.Line($"/// <summary>One word, layer by layer. Advances {plan.Cell.StateLetters} in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                """);
            ProjectWord(w, plan.Int8.Values.In("s"), "(nuint)token", plan.State.Gates.In("s"), OneVector);
            w.Line("Recurrences(ref p, ref s);");
        }

        w.Line();
        w.Summary($"The layers, from the first one's Wxh·x + b to {plan.Cell.StateLetters}.");
        using (w.Block("private static void Recurrences(ref float p, ref float s)"))
        {
            Vector values = w.Declare("values", plan.Int8.Values.In("s")), gates = w.Declare("gates", plan.State.Gates.In("s"));
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                Vector hidden = plan.State.Hidden[layer].In("s");
                if (layer > 0)
                {
                    Project(w, layer, values, plan.State.Hidden[layer - 1].In("s"), gates, OneVector);
                }

                Recur(w, layer, values, hidden, gates, plan.State.Split?.In("s"), OneVector);
                w.Call(plan.Int8.Update, plan.Cell.UpdateOperands(UnitsOf(plan, layer, gates, hidden)));
            }

            if (plan.Projection is not null)
            {
                w.Line($"ProjectOutput(ref p, {values.Argument}, {plan.State.Hidden[plan.Spec.Layers - 1].In("s").Argument}, {plan.State.Projected!.In("s").Argument}, {OneVector});");
            }
        }

        w.Line();
    }

    private static UnitStep UnitsOf(ModelPlan plan, int layer, Vector gates, Vector hidden)
    {
        UnitStep step = new(gates, hidden)
        {
            Split = plan.State.Split?.In("s"),
            SplitInput = plan.State.Split is null ? null : gates.Part($"{plan.Widths.RecurrentGatePanels * Panel.Width}", Extent.Of(plan.Widths.PaddedUnits)),
        };
        foreach (string name in plan.Cell.Carried)
        {
            step[name] = plan.State.Carried[layer][name].In("s");
        }

        return step;
    }

    private static void ProjectWord(SourceWriter w, MemoryOperand values, string word, MemoryOperand gates, string stride) =>
        w.Line($"ProjectWord(ref p, {values.Argument}, {word}, {gates.Argument}, {stride});");

    private static void Project(SourceWriter w, int layer, MemoryOperand values, MemoryOperand input, MemoryOperand gates, string stride) =>
        w.Line($"Project{layer}(ref p, {values.Argument}, {input.Argument}, {gates.Argument}, {stride});");

    private static void Recur(SourceWriter w, int layer, MemoryOperand values, MemoryOperand hidden, MemoryOperand gates, MemoryOperand? split, string stride) =>
        w.Line($"Recur{layer}(ref p, {values.Argument}, {hidden.Argument}, {gates.Argument}, {(split is null ? "" : split.Argument + ", ")}{stride});");

    private static void StepFolded(SourceWriter w, ModelPlan plan)
    {
        if (plan.Int8.Folded is null)
        {
            return;
        }

        string panels = $"panels: {plan.Widths.GatePanels}";
        Vector gates = plan.State.Gates.In("s");
        w.Line($"/// <summary>One word, with the input side of the first layer looked up in a table. Advances {plan.Cell.StateLetters} in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                ref float table = ref MemoryMarshal.GetReference(foldedInput);
                Quantization.ReadWord(ref table, (nuint)token * GateColumns, Unsafe.Add(ref table, FoldedScalesOffset + (nuint)token), {{gates.Argument}}, {{OneVector}}, {{panels}});
                Recurrences(ref p, ref s);
                """);
        }

        w.Line();
        w.Summary("table[word] = Wxh·x + b with x = embedding[word], for every word, in int8 with a scale for each word.");
        w.Line("/// <remarks>table [VocabularySize][GateColumns] bytes, then [VocabularySize] scales</remarks>");
        using (w.Block("public override void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float table = ref MemoryMarshal.GetReference(foldedInput);
                ref float s = ref MemoryMarshal.GetArrayDataReference(new float[{{plan.Int8.StateLength}}]);
                """);
            Vector values = w.Declare("values", plan.Int8.Values.In("s"));
            using (w.Block("for (nuint word = 0; word < VocabularySize; word++)"))
            {
                ProjectWord(w, values, "word", gates, OneVector);
                w.Line($"Unsafe.Add(ref table, FoldedScalesOffset + word) = Quantization.WriteWord({gates.Argument}, ref table, word * GateColumns, {panels});");
            }
        }

        w.Line();
    }

    private static void Group(SourceWriter w, ModelPlan plan)
    {
        GroupLayout group = plan.Group;
        w.Summary($"One word of each of sixteen sessions, layer by layer. Stores the next {plan.Cell.StateLetters} after the previous. Row r of a matrix belongs to session r.");
        using (w.Block("public override void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(group);
                """);
            Vector values = w.Declare("values", plan.Int8.GroupValues.In("s"));
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                using (w.Block("for (int row = 0; row < GroupRows; row++)"))
                {
                    w.Line("ref float r = ref Unsafe.Add(ref s, row * 16);");
                    Matrix gates = group.Gates.In("r");
                    if (layer == 0)
                    {
                        ProjectWord(w, values, "(nuint)tokens[row]", gates, "GroupPanelStride");
                    }
                    else
                    {
                        Project(w, layer, values, group.Next.Hidden[layer - 1].In("r"), gates, "GroupPanelStride");
                    }

                    Recur(w, layer, values, group.Previous.Hidden[layer].In("r"), gates, plan.Int8.GroupSplit?.In("r"), "GroupPanelStride");
                }

                w.Line($"Activate{layer}(ref s);");
            }

            if (plan.Projection is not null)
            {
                using (w.Block("for (int row = 0; row < GroupRows; row++)"))
                {
                    w.Line("ref float r = ref Unsafe.Add(ref s, row * 16);");
                    w.Line($"ProjectOutput(ref p, {values.Argument}, {group.Next.Hidden[plan.Spec.Layers - 1].In("r").Argument}, {group.Next.Projected!.In("r").Argument}, GroupPanelStride);");
                }
            }
        }

        w.Line();
        for (int layer = 0; layer < plan.Spec.Layers; layer++)
        {
            w.Summary($"Layer {layer}: from the pre-activations of sixteen sessions to the next {plan.Cell.StateLetters}.");
            w.Line(EmittedText.Optimized);
            using (w.Block($"private static void Activate{layer}(ref float group)"))
            {
                UnitGroupLoop loop = GroupFile.Loop(w, plan, layer);
                loop.Split = plan.Int8.GroupSplit is null ? null : unitGroup => plan.Int8.GroupSplit.In("group").Panels(plan.Int8.GroupSplit.Type.PanelOffset(unitGroup), Extent.Of(1));
                loop.Emit(w, GroupFile.UnitGroups, "unitGroup");
            }

            w.Line();
        }
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        Vector values = plan.Int8.Values.In("s"), hidden = plan.State.OutputOperand.In("s");
        w.Summary("z = Why·h + by for the words of some panels, 16 words per panel, from the top layer's h.");
        using (w.Block("public override void Logits(ReadOnlySpan<float> output, Span<float> state, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line("ref float s = ref MemoryMarshal.GetReference(state);");
            w.Line($"Output(ref MemoryMarshal.GetReference(output), {values.Argument}, {hidden.Argument}, ref MemoryMarshal.GetReference(logits), {OneVector}, (nuint)firstPanel, (nuint)panelCount);");
        }

        w.Line();
        w.Summary("z = Why·h + by for the words of some panels and every session: logits [panelCount][16][16].");
        using (w.Block("public override void GroupLogits(ReadOnlySpan<float> output, Span<float> group, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line("ref float s = ref MemoryMarshal.GetReference(group);");
            using (w.Block("for (int row = 0; row < GroupRows; row++)"))
            {
                w.Line("ref float r = ref Unsafe.Add(ref s, row * 16);");
                w.Line(
                    $"Output(ref MemoryMarshal.GetReference(output), {plan.Int8.GroupValues.In("s").Argument}, {plan.Group.Previous.OutputOperand.In("r").Argument}, ref Unsafe.Add(ref MemoryMarshal.GetReference(logits), row * 16), GroupPanelStride, (nuint)firstPanel, (nuint)panelCount);");
            }
        }

        w.Line();
    }
}
