namespace RnnGen.Generators;

/// <summary>The first layer of a frozen model: what lies between a word and the recurrence, worked out once for every word.</summary>
internal static class FoldedInput
{
    public static void Emit(SourceWriter w, ModelPlan plan, LayerStep fold, LayerStep foldedLayer)
    {
        StepFolded(w, plan, foldedLayer);
        w.Line();
        LayerStepMethod.Emit(w, plan, foldedLayer);
        w.Line();
        Fold(w, plan, fold);
        foreach (MatVec kernel in fold.Kernels)
        {
            w.Line();
            KernelEmitter.Emit(w, kernel);
        }
    }

    private static void StepFolded(SourceWriter w, ModelPlan plan, LayerStep layer)
    {
        w.Line("/// <summary>One word: s_t = f(table[word] + W·s_{t−1}) in the first layer, then the others as ever. Advances h (and c) in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void StepFolded(ReadOnlySpan<float> parameters, ReadOnlySpan<float> foldedInput, Span<float> state, int token)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                {{layer.Name}}(ref Unsafe.Add(ref MemoryMarshal.GetReference(foldedInput), (nuint)token * {{plan.Widths.GateColumns}}), ref p, ref s);
                """);
            StepFile.LaterLayers(w, plan);
        }
    }

    private static void Fold(SourceWriter w, ModelPlan plan, LayerStep fold)
    {
        w.Line("/// <summary>table[word] = Wxh·x + b with x = embedding[word], for every word.</summary>");
        w.Line($"/// <remarks>table [V][{plan.Widths.GateColumns}]</remarks>");
        w.Line(EmittedText.Optimized);
        using (w.Block("public override void FoldInput(ReadOnlySpan<float> parameters, Span<float> foldedInput)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float embedding = ref Unsafe.Add(ref p, {{plan.Parameters.Embedding!.OffsetName}});
                ref float weights = ref Unsafe.Add(ref p, {{plan.Parameters.Layers[0].Weights.OffsetName}});
                ref float bias = ref Unsafe.Add(ref p, {{plan.Parameters.Layers[0].Bias.OffsetName}});
                """);
            using (w.Block("for (nuint word = 0; word < VocabularySize; word++)"))
            {
                w.Line($$"""
                    ref float input = ref Unsafe.Add(ref embedding, word * {{plan.Widths.EmbeddingWidth}});
                    ref float row = ref Unsafe.Add(ref MemoryMarshal.GetReference(foldedInput), word * {{plan.Widths.GateColumns}});
                    """);
                LayerStepMethod.Calls(w, fold, (_, block) =>
                [
                    "ref input",
                    LayerStepMethod.At("weights", block, fold.BlockStride),
                    LayerStepMethod.At("bias", block, LayerStep.BlockColumns),
                    LayerStepMethod.At("row", block, LayerStep.BlockColumns),
                ]);
            }
        }
    }
}
