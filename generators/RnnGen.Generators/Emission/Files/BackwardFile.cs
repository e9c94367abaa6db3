namespace RnnGen.Generators;

/// <summary>Backpropagation through time: layer by layer from the top, step by step from the end.</summary>
internal static class BackwardFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Backward", "Backpropagation through time: dE/dθ = Σ de_t/dθ, with dE/dh_t flowing back from step t to step t − 1.", w =>
        {
            Backward(w, plan);
            foreach (LayerBackward layer in plan.Backward.Layers)
            {
                w.Line();
                Layer(w, plan, layer);
                w.Line();
                w.Members(layer.Kernels, KernelEmitter.Emit);
            }

            w.Line();
            KernelEmitter.Emit(w, plan.Backward.Input);
        });

    private static void Backward(SourceWriter w, ModelPlan plan)
    {
        Region table = plan.Parameters.Embedding ?? plan.Parameters.Layers[0].InputTable!;
        string inputGradient = plan.Parameters.Embedding is null ? "Gates0Offset" : "InputOffset";
        w.Line("/// <summary>dE/dθ of every recurrent layer and of the words' vectors, from the top layer down, each from step T back to step 1.</summary>");
        using (w.Block("public override void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                """);
            w.Lines(plan.Backward.Layers.Select(layer => $"Backward{layer.Layer}(ref p, ref d, ref s);"));
            w.Line($$"""
                gradients.Slice({{table.OffsetName}}, {{table.Length}}).Clear();
                {{plan.Backward.Input.Name}}(inputs, ref Unsafe.Add(ref s, {{inputGradient}}), ref Unsafe.Add(ref d, {{table.OffsetName}}));
                """);
        }
    }

    private static void Layer(SourceWriter w, ModelPlan plan, LayerBackward layer)
    {
        int l = layer.Layer;
        LayerParameters parameters = plan.Parameters.Layers[l];
        w.Line($"/// <summary>Layer {l}: from dE/dh_t of every step to the gradients of its weights{(layer.Input is null ? "" : " and of its input")}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Backward{l}(ref float parameters, ref float gradients, ref float workspace)"))
        {
            w.Line($"ref float dz = ref Unsafe.Add(ref workspace, Gates{l}Offset);");
            if (layer.TransposeRecurrent is { } transpose)
            {
                w.Line("ref float whhTransposed = ref Unsafe.Add(ref workspace, RecurrentTransposedOffset);");
                w.Line($"{transpose.Name}(ref Unsafe.Add(ref parameters, {parameters.RecurrentWeights.OffsetName}), ref whhTransposed);");
            }

            if (plan.IsLstm)
            {
                w.Line("MemoryMarshal.CreateSpan(ref Unsafe.Add(ref workspace, CellGradientOffset), " + plan.Workspace.CellGradient!.Length + ").Clear();");
            }

            using (w.Block("for (nuint t = SequenceLength; t-- > 0;)"))
            {
                Time(w, plan, layer);
            }

            w.Line($$"""
                {{layer.RecurrentWeightGradient.Name}}(ref Unsafe.Add(ref workspace, Hidden{{l}}Offset), ref dz, ref Unsafe.Add(ref gradients, {{parameters.RecurrentWeights.OffsetName}}));
                {{layer.BiasGradient.Name}}(ref dz, ref Unsafe.Add(ref gradients, {{parameters.Bias.OffsetName}}));
                """);
            if (layer.Input is { } input)
            {
                string inputGradient = l == 0 ? "InputOffset" : $"HiddenGradient{l - 1}Offset";
                w.Line($$"""
                    {{input.WeightGradient.Name}}(ref Unsafe.Add(ref workspace, {{LayerInput.Of(l)}}), ref dz, ref Unsafe.Add(ref gradients, {{parameters.InputWeights!.OffsetName}}));
                    {{input.Transpose.Name}}(ref Unsafe.Add(ref parameters, {{parameters.InputWeights!.OffsetName}}), ref Unsafe.Add(ref workspace, InputTransposedOffset));
                    {{input.Gradient.Name}}(ref dz, ref Unsafe.Add(ref workspace, InputTransposedOffset), ref Unsafe.Add(ref workspace, {{inputGradient}}));
                    """);
            }
        }
    }

    private static void Time(SourceWriter w, ModelPlan plan, LayerBackward layer)
    {
        int l = layer.Layer;
        w.Line($"ref float dh = ref Unsafe.Add(ref workspace, HiddenGradient{l}Offset + (t * TimeStride));");
        using (w.Block($"for (nuint group = 0; group < {plan.Widths.UnitGroups}; group++)"))
        {
            w.Line($"nuint unit = {UnitOffset.Of(plan, "group", plan.Rows.PanelStride)}, stateUnit = {UnitOffset.Of(plan, "group", plan.Rows.StatePanelStride)};");
            w.Line($"ref float gates = ref Unsafe.Add(ref dz, (group * {plan.GateGroupStride}) + (t * TimeStride));");
            w.Line(plan.IsLstm
                ? $$"""
                {{layer.Gates.Name}}(
                    ref gates,
                    ref Unsafe.Add(ref workspace, Cell{{l}}Offset + (t * TimeStride) + stateUnit),
                    ref Unsafe.Add(ref workspace, TanhCell{{l}}Offset + (t * TimeStride) + unit),
                    ref Unsafe.Add(ref dh, unit),
                    ref Unsafe.Add(ref workspace, CellGradientOffset + {{UnitOffset.Of(plan, "group", plan.Rows.TimeStride)}}));
                """
                : $"{layer.Gates.Name}(ref gates, ref Unsafe.Add(ref workspace, Hidden{l}Offset + ((t + 1) * TimeStride) + stateUnit), ref Unsafe.Add(ref dh, unit));");
        }

        if (layer.RecurrentGradient is { } recurrent)
        {
            using (w.Block("if (t > 0)"))
            {
                w.Line($"{recurrent.Name}(ref Unsafe.Add(ref dz, t * TimeStride), ref whhTransposed, ref Unsafe.Add(ref workspace, HiddenGradient{l}Offset + ((t - 1) * TimeStride)));");
            }
        }
    }
}
