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
                Layer(w, plan, layer);
                foreach (MatVec kernel in new[] { layer.Block, layer.Rest }.OfType<MatVec>())
                {
                    w.Line();
                    KernelEmitter.Emit(w, kernel);
                }
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(new[] { plan.Step.LogitBlock, plan.Step.LogitPanel }, KernelEmitter.Emit);
        });

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
            w.Lines(plan.Step.Layers.Skip(1).Select(layer =>
                $"Step{layer.Layer}(ref Unsafe.Add(ref s, {plan.State.Hidden[layer.Layer - 1].OffsetName}), ref p, ref s);"));
        }
    }

    private static void Layer(SourceWriter w, ModelPlan plan, LayerStep layer)
    {
        int l = layer.Layer;
        w.Line($"/// <summary>Layer {l}: h and c after one more word. {(plan.Parameters.Layers[l].InputTable is null ? "Its input is x" : "Its input is the word's row of Wxh")}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Step{l}(ref float input, ref float parameters, ref float state)"))
        {
            w.Line($"ref float hidden = ref Unsafe.Add(ref state, {plan.State.Hidden[l].OffsetName});");
            if (plan.IsLstm)
            {
                w.Line($"ref float cell = ref Unsafe.Add(ref state, {plan.State.Cell[l].OffsetName});");
            }

            w.Line($$"""
                ref float nextHidden = ref Unsafe.Add(ref state, {{plan.State.NextHidden.OffsetName}});
                ref float weights = ref Unsafe.Add(ref parameters, {{plan.Parameters.Layers[l].Weights.OffsetName}});
                ref float bias = ref Unsafe.Add(ref parameters, {{plan.Parameters.Layers[l].Bias.OffsetName}});
                """);
            if (layer.Block is { } only && layer.BlockCount == 1)
            {
                w.Line(Call(plan, layer, only, "0"));
            }
            else if (layer.Block is { } block)
            {
                using (w.Block($"for (nuint block = 0; block < {layer.BlockCount}; block++)"))
                {
                    w.Line(Call(plan, layer, block, "block"));
                }
            }

            if (layer.Rest is { } rest)
            {
                w.Line(Call(plan, layer, rest, $"{layer.BlockCount}"));
            }

            w.Line($$"""
                MemoryMarshal.CreateReadOnlySpan(ref nextHidden, {{plan.Widths.HiddenWidth}}).CopyTo(MemoryMarshal.CreateSpan(ref hidden, {{plan.Widths.HiddenWidth}}));
                """);
        }
    }

    private static string Call(ModelPlan plan, LayerStep layer, MatVec kernel, string block)
    {
        string At(string source, long stride) => block == "0" ? $"ref {source}" : $"ref Unsafe.Add(ref {source}, {block} * {stride})";
        int columns = StepPlan.BlockPanels * Panel.Width;
        List<string> arguments = [];
        if (kernel.InputDepth > 0)
        {
            arguments.Add("ref input");
        }

        arguments.Add("ref hidden");
        arguments.Add(At("weights", (long)StepPlan.BlockPanels * kernel.WeightStride));
        arguments.Add(At("bias", columns));
        if (kernel.AddsTableRow)
        {
            arguments.Add(At("input", columns));
        }

        if (plan.IsLstm)
        {
            arguments.Add(At("cell", layer.BlockUnits));
        }

        arguments.Add(At("nextHidden", layer.BlockUnits));
        return $"{kernel.Name}({string.Join(", ", arguments)});";
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        int stride = plan.Step.LogitPanel.WeightStride;
        string Call(MatVec kernel, string panel) =>
            $"{kernel.Name}(ref h, ref Unsafe.Add(ref why, {panel} * {stride}), ref Unsafe.Add(ref by, {panel} * 16), ref Unsafe.Add(ref z, {panel} * 16));";
        w.Line("/// <summary>z = Why·h + by (the lecture's V·s) of the words of some panels, 16 words a panel, from the top layer's h.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("public override void Logits(ReadOnlySpan<float> parameters, ReadOnlySpan<float> state, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float h = ref Unsafe.Add(ref MemoryMarshal.GetReference(state), {{plan.State.Hidden[plan.State.Hidden.Count - 1].OffsetName}});
                ref float why = ref Unsafe.Add(ref p, OutputWeightsOffset + ((nuint)firstPanel * {{stride}}));
                ref float by = ref Unsafe.Add(ref p, OutputBiasOffset + ((nuint)firstPanel * 16));
                ref float z = ref MemoryMarshal.GetReference(logits);
                nuint panel = 0;
                for (; panel + {{StepPlan.BlockPanels}} <= (nuint)panelCount; panel += {{StepPlan.BlockPanels}})
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
