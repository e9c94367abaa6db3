namespace RnnGen.Generators;

/// <summary>The session's pass: one word through every layer, then logits.</summary>
internal static class StepFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Step", "One word at a time: what a session runs. s_t = f(U·x_t + W·s_{t−1}), o_t = softmax(V·s_t) with U = Wxh, W = Whh, V = Why." + OutputOperandText.Note(plan), w =>
        {
            Step(w, plan);
            foreach (LayerStep layer in plan.Step.Layers)
            {
                w.Line();
                LayerStepMethod.Emit(w, plan, layer);
            }

            if (plan.Step.Layers[0].Projection is not null)
            {
                w.Line();
                FoldedInput.Emit(w, plan);
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(new Kernel?[] { plan.Step.LookUp, plan.Step.Projection, plan.Step.Output }.OfType<Kernel>(), KernelEmitter.Emit);
        });

    /// <summary>Prints the steps of the layers behind the first, and the projection of the last one's h.</summary>
    public static void LaterLayers(SourceWriter w, ModelPlan plan)
    {
        foreach (LayerStep layer in plan.Step.Layers.Skip(1))
        {
            ProjectedStep(w, plan, layer, $"ref Unsafe.Add(ref s, {plan.State.Hidden[layer.Layer - 1].OffsetName})");
        }

        if (plan.Step.Projection is { } projection)
        {
            w.Line($"{projection.Name}(ref Unsafe.Add(ref s, {plan.State.Hidden[plan.Spec.Layers - 1].OffsetName}), ref Unsafe.Add(ref p, ProjectionOffset), ref Unsafe.Add(ref s, {plan.State.Projected!.OffsetName}));");
        }
    }

    /// <summary>Prints the look-up of a tied embedding's column.</summary>
    /// <param name="w">Where to.</param>
    /// <param name="lookUp">The look-up.</param>
    /// <param name="word">The word.</param>
    /// <param name="input">The first float that receives x.</param>
    public static void LookUp(SourceWriter w, WordColumn lookUp, string word, string input) =>
        w.Line($"{lookUp.Name}({word}, ref Unsafe.Add(ref p, OutputWeightsOffset), {input});");

    private static void Step(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>One word: s_t = f(U·x_t + W·s_{t−1}), layer by layer. Advances h (and c) in <paramref name=\"state\"/>.</summary>");
        using (w.Block("public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(state);
                """);
            if (plan.Step.LookUp is { } lookUp)
            {
                string input = $"ref Unsafe.Add(ref s, {plan.State.Input!.OffsetName})";
                LookUp(w, lookUp, "(nuint)token", input);
                ProjectedStep(w, plan, plan.Step.Layers[0], input);
            }
            else if (plan.Parameters.Embedding is { } embedding)
            {
                ProjectedStep(w, plan, plan.Step.Layers[0], $"ref Unsafe.Add(ref p, {embedding.OffsetName} + ((nuint)token * {plan.Widths.EmbeddingWidth}))");
            }
            else
            {
                w.Line($"Step0(ref Unsafe.Add(ref p, InputTableOffset + ((nuint)token * {plan.Widths.GateColumns})), ref p, ref s);");
            }

            LaterLayers(w, plan);
        }
    }

    private static void ProjectedStep(SourceWriter w, ModelPlan plan, LayerStep layer, string input)
    {
        string projectedInput = $"ref Unsafe.Add(ref s, {plan.State.Gates.OffsetName})";
        LayerStepMethod.Project(w, plan, layer, input, projectedInput);
        w.Line($"Step{layer.Layer}({projectedInput}, ref p, ref s);");
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>z = Why·h + by (the lecture's V·s) of the words of some panels, 16 words a panel, from the top layer's h.</summary>");
        using (w.Block("public override void Logits(ReadOnlySpan<float> output, ReadOnlySpan<float> state, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line($$"""
                ref float o = ref MemoryMarshal.GetReference(output);
                {{plan.Step.Output.Name}}(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(state), {{plan.State.OutputOperand.OffsetName}}),
                    ref Unsafe.Add(ref o, (nuint)firstPanel * {{plan.Step.Output.Depth * Panel.Width}}),
                    ref Unsafe.Add(ref o, OutputBiasOffset - OutputWeightsOffset + ((nuint)firstPanel * 16)),
                    ref MemoryMarshal.GetReference(logits),
                    panelCount);
                """);
        }
    }
}
