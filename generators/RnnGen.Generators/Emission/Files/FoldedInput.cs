namespace RnnGen.Generators;

/// <summary>The first layer of a frozen model: what lies between a word and the recurrence, worked out once for every word.</summary>
internal static class FoldedInput
{
    public static void Emit(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>One word: s_t = f(table[word] + W·s_{t−1}) in the first layer, then the others as ever. Advances h (and c) in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                ref float row = ref Unsafe.Add(ref MemoryMarshal.GetReference(foldedInput), (nuint)token * {{plan.Widths.GateColumns}});
                """);
            w.Line();
            w.Line("// A row of a large table comes from far; asked for at once, it is under way while the first columns are multiplied.");
            using (w.Block($"for (nuint column = 0; column < {plan.Widths.GateColumns}; column += {Panel.Width})"))
            {
                w.Line("VectorMath.Prefetch(ref row, column);");
            }

            w.Line();
            w.Line("Step0(ref row, ref p, ref s);");
            StepFile.LaterLayers(w, plan);
        }

        w.Line();
        w.Line("/// <summary>table[word] = Wxh·x + b with x = embedding[word], for every word.</summary>");
        w.Line($"/// <remarks>table [V][{plan.Widths.GateColumns}]</remarks>");
        w.Line(EmittedText.Optimized);
        using (w.Block("public override void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float table = ref MemoryMarshal.GetReference(foldedInput);
                """);
            string input = $"ref Unsafe.Add(ref p, {plan.Parameters.Embedding!.OffsetName} + (word * {plan.Widths.EmbeddingWidth}))";
            if (plan.Step.LookUp is not null)
            {
                input = "ref input";
                w.Line($"ref float input = ref MemoryMarshal.GetArrayDataReference(new float[{plan.State.Input!.Length}]);");
            }

            using (w.Block("for (nuint word = 0; word < VocabularySize; word++)"))
            {
                if (plan.Step.LookUp is { } lookUp)
                {
                    StepFile.LookUp(w, lookUp, "word", input);
                }

                LayerStepMethod.Project(w, plan, plan.Step.Layers[0], input, $"ref Unsafe.Add(ref table, word * {plan.Widths.GateColumns})");
            }
        }
    }
}
