namespace RnnGen.Generators;

/// <summary>The unrolled forward pass of training, and the state it carries from batch to batch.</summary>
internal static class ForwardFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Forward", "The forward pass of training: the loop unfolded over SequenceLength steps of BatchSize sequences; row t·B + b of a matrix belongs to step t of sequence b.", w =>
        {
            Forward(w, plan);
            w.Line();
            KernelEmitter.Emit(w, plan.Forward.Input);
            foreach (LayerForward layer in plan.Forward.Layers)
            {
                w.Line();
                Unroll(w, plan, layer);
                w.Line();
                w.Members(new Kernel?[] { layer.InputProjection, layer.RecurrentProduct, layer.Activation }.OfType<Kernel>(), KernelEmitter.Emit);
            }

            w.Line();
            CarriedState.Emit(w, plan);
        });

    private static void Forward(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>s_t = f(U·x_t + W·s_{t−1}) for t = 1 … T and every sequence; all activations stay in <paramref name=\"workspace\"/> for the way back.</summary>");
        using (w.Block($"public override void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, {DropoutText.Parameter}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                """);
            w.Line(plan.Parameters.Embedding is { } embedding
                ? $"{plan.Forward.Input.Name}(inputs, ref Unsafe.Add(ref p, {embedding.OffsetName}), ref Unsafe.Add(ref s, InputOffset), member);"
                : $"{plan.Forward.Input.Name}(inputs, ref Unsafe.Add(ref p, InputTableOffset), ref Unsafe.Add(ref p, Bias0Offset), ref Unsafe.Add(ref s, Gates0Offset), member);");
            w.Line("member.Await();");
            w.Lines(plan.Forward.Layers.Select(layer => $"Unroll{layer.Layer}(ref p, ref s, {(layer.InputProjection is null ? "" : "dropout, ")}member);"));
        }
    }

    private static void Unroll(SourceWriter w, ModelPlan plan, LayerForward layer)
    {
        int l = layer.Layer;
        PaddedWidths widths = plan.Widths;
        w.Line($"/// <summary>Layer {l} unfolded: s_t = f(U·x_t + W·s_{{t−1}}) for t = 1 … T, one unit group at a time while its pre-activations are in cache.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Unroll{l}(ref float parameters, ref float workspace, {(layer.InputProjection is null ? "" : DropoutText.Parameter + ", ")}TeamMember member)"))
        {
            w.Line($"nuint firstGroup = member.First({widths.UnitGroups}), endGroup = member.End({widths.UnitGroups});");
            if (layer.InputProjection is { } projection)
            {
                w.Line(DropoutText.Input(plan, l));
                w.Line($"{projection.Name}(ref input, ref Unsafe.Add(ref parameters, InputWeights{l}Offset), ref Unsafe.Add(ref parameters, Bias{l}Offset), ref Unsafe.Add(ref workspace, Gates{l}Offset), firstGroup * {widths.PanelsPerGroup}, endGroup * {widths.PanelsPerGroup});");
            }

            w.Line($"ref float whh = ref Unsafe.Add(ref parameters, {plan.Parameters.Layers[l].RecurrentWeights.OffsetName});");
            using (w.Block("for (nuint t = 0; t < SequenceLength; t++)"))
            {
                Time(w, plan, layer);
                w.Line();
                w.Line("// Step t + 1 reads h_t of every unit.");
                w.Line("member.Await();");
            }
        }
    }

    private static void Time(SourceWriter w, ModelPlan plan, LayerForward layer)
    {
        int l = layer.Layer;
        w.Line($"ref float hiddenPrevious = ref Unsafe.Add(ref workspace, Hidden{l}Offset + (t * TimeStride));");
        w.Line("ref float hiddenNext = ref Unsafe.Add(ref hiddenPrevious, TimeStride);");
        if (plan.IsLstm)
        {
            w.Line($"ref float cellPrevious = ref Unsafe.Add(ref workspace, Cell{l}Offset + (t * TimeStride));");
            w.Line($"ref float tanhCell = ref Unsafe.Add(ref workspace, TanhCell{l}Offset + (t * TimeStride));");
        }

        using (w.Block("for (nuint group = firstGroup; group < endGroup; group++)"))
        {
            w.Line($$"""
                ref float gates = ref Unsafe.Add(ref workspace, Gates{{l}}Offset + (group * {{plan.GateGroupStride}}) + (t * TimeStride));
                {{layer.RecurrentProduct.Name}}(ref hiddenPrevious, ref Unsafe.Add(ref whh, group * {{(long)plan.Widths.PanelsPerGroup * plan.Parameters.Layers[l].RecurrentStride}}), ref gates);
                nuint unit = {{UnitOffset.Of(plan, "group", plan.Rows.StatePanelStride)}};
                """);
            w.Line(plan.IsLstm
                ? $$"""
                ref float cell = ref Unsafe.Add(ref cellPrevious, unit);
                {{layer.Activation.Name}}(ref gates, ref cell, ref Unsafe.Add(ref cell, TimeStride), ref Unsafe.Add(ref tanhCell, {{UnitOffset.Of(plan, "group", plan.Rows.PanelStride)}}), ref Unsafe.Add(ref hiddenNext, unit));
                """
                : $"{layer.Activation.Name}(ref gates, ref Unsafe.Add(ref hiddenNext, unit));");
        }
    }
}
