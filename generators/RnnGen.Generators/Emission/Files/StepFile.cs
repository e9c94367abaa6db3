using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The session's pass: one word through every layer, then logits.</summary>
internal static class StepFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Step", $"One word at a time, which is what a session runs: {plan.Cell.Recurrence}; probabilities = softmax(Why·h + by)." + OutputLayer.Note(plan), w =>
        {
            Step(w, plan);
            for (int layer = 0; layer < plan.Spec.Layers; layer++)
            {
                w.Line();
                Layer(w, plan, layer);
            }

            if (!plan.Step.IsOneHot)
            {
                w.Line();
                StepFolded(w, plan);
                w.Line();
                FoldInput(w, plan);
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(plan.Step.Kernels, kernel => kernel.Emit(w));
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
            w.Line();
            if (plan.Step.IsOneHot)
            {
                w.Line($"Step0({plan.Parameters.InputTable!.In("p").Row("(nuint)token").Argument}, ref p, ref s);");
            }
            else
            {
                Vector input = plan.Step.LookUp is null ? plan.Parameters.Embedding!.In("p").Row("(nuint)token") : plan.State.Input!.In("s");
                LookUp(w, plan, "(nuint)token", input);
                ProjectedStep(w, plan, 0, input);
            }

            LaterLayers(w, plan);
        }
    }

    /// <summary>Writes the look-up of a tied embedding's column.</summary>
    private static void LookUp(SourceWriter w, ModelPlan plan, string word, Vector input)
    {
        if (plan.Step.LookUp is { } lookUp)
        {
            w.Line("// x = embedding[word], a column of Why.");
            w.Call(lookUp, Operand.Count(word), plan.Parameters.OutputWeights.In("p"), input);
        }
    }

    private static void ProjectedStep(SourceWriter w, ModelPlan plan, int layer, Vector input)
    {
        Vector gates = plan.State.Gates.In("s");
        Project(w, plan, layer, input, gates);
        w.Line($"Step{layer}({gates.Argument}, ref p, ref s);");
    }

    private static void Project(SourceWriter w, ModelPlan plan, int layer, Vector input, Vector result)
    {
        MatVec projection = plan.Step.Projection(layer);
        LayerParameters parameters = plan.Parameters.Layers[layer];
        w.Line($"// {projection.Equation}");
        w.Call(projection, input, parameters.InputWeights!.In("p"), parameters.Bias.In("p"), result);
    }

    /// <summary>Writes the steps of the layers after the first, and the projection of the last one's h.</summary>
    private static void LaterLayers(SourceWriter w, ModelPlan plan)
    {
        for (int layer = 1; layer < plan.Spec.Layers; layer++)
        {
            w.Line();
            ProjectedStep(w, plan, layer, plan.State.Hidden[layer - 1].In("s"));
        }

        if (plan.Step.OutputProjection is { } projection)
        {
            w.Line();
            w.Line($"// {projection.Equation}");
            w.Call(projection, plan.State.Hidden[plan.Spec.Layers - 1].In("s"), plan.Parameters.Projection!.In("p"), plan.State.Projected!.In("s"));
        }
    }

    private static void Layer(SourceWriter w, ModelPlan plan, int layer)
    {
        bool isOneHot = layer == 0 && plan.Step.IsOneHot;
        LayerParameters parameters = plan.Parameters.Layers[layer];
        string input = isOneHot ? "inputRow" : "projectedInput";
        Vector inputVector = new(new Place(input), new VectorType(plan.Widths.GateColumns));
        w.Summary($"Layer {layer}: {plan.Cell.StateLetters} after one more word, from {(isOneHot ? "the word's row of Wxh" : "Wxh·x + b")}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Step{layer}(ref float {input}, ref float parameters, ref float state)"))
        {
            Vector hidden = w.Declare("hidden", plan.State.Hidden[layer].In("state"));
            Vector gates = w.Declare("gates", plan.State.Gates.In("state"));
            Vector? split = null;
            if (plan.Step.Split is { } side)
            {
                split = w.Declare("recurrentSide", plan.State.Split!.In("state"));
                w.Line();
                w.Line($"// {side.Equation}");
                w.Call(side, hidden, parameters.RecurrentWeights.In("parameters").FirstPanels(Extent.Of(plan.Widths.BlockPanels)), parameters.SplitBias!.In("parameters"), split);
            }

            MatVec recurrence = plan.Step.Recurrence(layer);
            Operand[] starts = isOneHot ? [parameters.Bias.In("parameters"), inputVector] : [inputVector];
            w.Line();
            w.Line($"// {recurrence.Equation}");
            w.Call(recurrence, [hidden, PassMemory.AddedRecurrentWeights(plan, plan.Parameters.Layers[layer].RecurrentWeights.In("parameters")), .. starts, gates]);

            string splitOffset = $"{plan.Widths.RecurrentGatePanels * Panel.Width}";
            Extent units = Extent.Of(plan.Widths.PaddedUnits);
            UnitStep step = new(gates, hidden)
            {
                Split = split,
                SplitInput = split is null ? null : inputVector.Part(splitOffset, units),
                SplitBias = split is null || !isOneHot ? null : parameters.Bias.In("parameters").Part(splitOffset, units),
            };
            foreach (string name in plan.Cell.Carried)
            {
                step[name] = plan.State.Carried[layer][name].In("state");
            }

            w.Call(plan.Step.Update(layer), plan.Cell.UpdateOperands(step));
        }
    }

    private static void StepFolded(SourceWriter w, ModelPlan plan)
    {
        w.Line($"/// <summary>One word, with the input side of the first layer looked up in a table. Advances {plan.Cell.StateLetters} in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                """);
            Vector row = w.Declare("row", new Vector(new Place("MemoryMarshal.GetReference(foldedInput)", "(nuint)token * GateColumns"), new VectorType(plan.Widths.GateColumns)));
            w.Line();
            w.Line("// A row of a large table comes from main memory: prefetched at once, it arrives while the first columns are multiplied.");
            w.Call(plan.Step.PrefetchRow, row);
            w.Line($"Step0({row.Argument}, ref p, ref s);");
            LaterLayers(w, plan);
        }
    }

    private static void FoldInput(SourceWriter w, ModelPlan plan)
    {
        w.Summary("table[word] = Wxh·x + b with x = embedding[word], for every word.");
        w.Line("/// <remarks>table [VocabularySize][GateColumns]</remarks>");
        w.Line(EmittedText.Optimized);
        using (w.Block("public override void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float table = ref MemoryMarshal.GetReference(foldedInput);
                """);
            Vector? column = null;
            if (plan.Step.LookUp is not null)
            {
                w.Line("ref float input = ref MemoryMarshal.GetArrayDataReference(new float[EmbeddingColumns]);");
                column = new Vector(new Place("input"), new VectorType(plan.Widths.EmbeddingWidth));
            }

            using (w.Block("for (nuint word = 0; word < VocabularySize; word++)"))
            {
                Vector input = column ?? plan.Parameters.Embedding!.In("p").Row("word");
                LookUp(w, plan, "word", input);
                Project(w, plan, 0, input, new Vector(new Place("table", "word * GateColumns"), new VectorType(plan.Widths.GateColumns)));
            }
        }
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        MatVec output = plan.Step.Output;
        w.Summary("z = Why·h + by for the words of some panels, 16 words per panel, from the top layer's h.");
        using (w.Block("public override void Logits(ReadOnlySpan<float> output, Span<float> state, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line("ref float why = ref MemoryMarshal.GetReference(output);");
            w.Line("ref float s = ref MemoryMarshal.GetReference(state);");
            w.Call(
                output,
                plan.State.OutputOperand.In("s"),
                OutputPanels.Weights(output.Weights),
                OutputPanels.Bias(plan),
                new Vector(new Place("MemoryMarshal.GetReference(logits)"), new VectorType(Extent.Open("16·panels"))),
                Operand.Count("(nuint)panelCount"));
        }
    }
}
