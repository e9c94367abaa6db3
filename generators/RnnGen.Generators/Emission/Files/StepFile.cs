namespace RnnGen.Generators;

/// <summary>The session's pass: one word through every layer, then logits.</summary>
internal static class StepFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Step", "One word at a time: what a session runs. s_t = f(U·x_t + W·s_{t−1}), o_t = softmax(V·s_t) with U = Wxh, W = Whh, V = Why.", w =>
        {
            Step(w, plan);
            foreach (LayerStep layer in plan.Step.Layers)
            {
                w.Line();
                LayerStepMethod.Emit(w, plan, layer);
            }

            if (plan.Step is { Fold: { } fold, FoldedLayer: { } foldedLayer })
            {
                w.Line();
                FoldedInput.Emit(w, plan, fold, foldedLayer);
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(new[] { plan.Step.LogitBlock, plan.Step.LogitPanel }, KernelEmitter.Emit);
        });

    /// <summary>Prints the calls of the layers behind the first.</summary>
    public static void LaterLayers(SourceWriter w, ModelPlan plan) =>
        w.Lines(plan.Step.Layers.Skip(1).Select(layer =>
            $"{layer.Name}(ref Unsafe.Add(ref s, {plan.State.Hidden[layer.Layer - 1].OffsetName}), ref p, ref s);"));

    private static void Step(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>One word: s_t = f(U·x_t + W·s_{t−1}), layer by layer. Advances h (and c) in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)"))
        {
            string input = plan.Parameters.Embedding is { } embedding
                ? $"{embedding.OffsetName} + ((nuint)token * {plan.Widths.EmbeddingWidth})"
                : $"InputTableOffset + ((nuint)token * {plan.Widths.GateColumns})";
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                Step0(ref Unsafe.Add(ref p, {{input}}), ref p, ref s);
                """);
            LaterLayers(w, plan);
        }
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        int stride = plan.Step.LogitPanel.WeightStride;
        string Call(MatVec kernel, string panel) =>
            $"{kernel.Name}(ref h, ref Unsafe.Add(ref why, {panel} * {stride}), ref Unsafe.Add(ref by, {panel} * 16), ref Unsafe.Add(ref z, {panel} * 16));";
        w.Line("/// <summary>z = Why·h + by (the lecture's V·s) of the words of some panels, 16 words a panel, from the top layer's h.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("public override void Logits(ReadOnlySpan<float> output, ReadOnlySpan<float> state, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line($$"""
                ref float o = ref MemoryMarshal.GetReference(output);
                ref float h = ref Unsafe.Add(ref MemoryMarshal.GetReference(state), {{plan.State.Hidden[plan.State.Hidden.Count - 1].OffsetName}});
                ref float why = ref Unsafe.Add(ref o, (nuint)firstPanel * {{stride}});
                ref float by = ref Unsafe.Add(ref o, OutputBiasOffset - OutputWeightsOffset + ((nuint)firstPanel * 16));
                ref float z = ref MemoryMarshal.GetReference(logits);
                nuint panel = 0;
                for (; panel + {{LayerStep.BlockPanels}} <= (nuint)panelCount; panel += {{LayerStep.BlockPanels}})
                {
                    {{Call(plan.Step.LogitBlock, "panel")}}
                }

                for (; panel < (nuint)panelCount; panel++)
                {
                    {{Call(plan.Step.LogitPanel, "panel")}}
                }
                """);
        }
    }
}
