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
                w.Members(layer.Kernels, KernelEmitter.Emit);
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
                Project(w, plan, projection, l);
            }

            w.Line($"ref float whh = ref Unsafe.Add(ref parameters, {RecurrentGates.Weights(plan, plan.Parameters.Layers[l])});");
            if (layer.CandidateProduct is not null)
            {
                w.Line($"ref float whn = ref Unsafe.Add(ref parameters, {plan.Parameters.Layers[l].RecurrentWeights.OffsetName});");
                w.Line($"ref float bhn = ref Unsafe.Add(ref parameters, {plan.Parameters.Layers[l].CandidateBias!.OffsetName});");
            }

            using (w.Block("for (nuint t = 0; t < SequenceLength; t++)"))
            {
                Time(w, plan, layer);
                w.Line();
                w.Line("// Step t + 1 reads h_t of every unit.");
                w.Line("member.Await();");
            }
        }
    }

    /// <summary>Prints the projection of a member's own unit groups: its panels, or where the gates lie in blocks those in each.</summary>
    private static void Project(SourceWriter w, ModelPlan plan, PanelProduct projection, int layer)
    {
        PaddedWidths widths = plan.Widths;
        w.Line(DropoutText.Input(plan, layer));
        string call = $"{projection.Name}(ref input, ref Unsafe.Add(ref parameters, InputWeights{layer}Offset), ref Unsafe.Add(ref parameters, Bias{layer}Offset), ref Unsafe.Add(ref workspace, Gates{layer}Offset), ";
        if (widths.Blocks == 1)
        {
            w.Line($"{call}firstGroup * {widths.PanelsPerGroup}, endGroup * {widths.PanelsPerGroup});");
            return;
        }

        w.Line("// Each gate has a block of panels: a member's own unit groups in every one.");
        using (w.Block($"for (nuint block = 0; block < {widths.GatePanels}; block += {widths.BlockPanels})"))
        {
            w.Line($"{call}block + firstGroup, block + endGroup);");
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
        else if (plan.IsGru)
        {
            w.Line($"ref float recurrentCandidate = ref Unsafe.Add(ref workspace, RecurrentCandidate{l}Offset + (t * TimeStride));");
        }

        using (w.Block("for (nuint group = firstGroup; group < endGroup; group++)"))
        {
            w.Line($$"""
                ref float gates = ref Unsafe.Add(ref workspace, Gates{{l}}Offset + (group * {{plan.GateGroupStride}}) + (t * TimeStride));
                {{layer.RecurrentProduct.Name}}(ref hiddenPrevious, ref Unsafe.Add(ref whh, group * {{(long)plan.Widths.PanelsPerGroup * plan.Parameters.Layers[l].RecurrentStride}}), ref gates);
                nuint unit = {{UnitOffset.Of(plan, "group", plan.Rows.StatePanelStride)}};
                """);
            w.Line(plan.Spec.Cell switch
            {
                CellKind.Lstm => $$"""
                    ref float cell = ref Unsafe.Add(ref cellPrevious, unit);
                    {{layer.Activation.Name}}(ref gates, ref cell, ref Unsafe.Add(ref cell, TimeStride), ref Unsafe.Add(ref tanhCell, {{UnitOffset.Of(plan, "group", plan.Rows.PanelStride)}}), ref Unsafe.Add(ref hiddenNext, unit));
                    """,
                CellKind.Gru => $$"""
                    ref float candidate = ref Unsafe.Add(ref recurrentCandidate, {{UnitOffset.Of(plan, "group", plan.Rows.PanelStride)}});
                    {{layer.CandidateProduct!.Name}}(ref hiddenPrevious, ref Unsafe.Add(ref whn, group * {{plan.Parameters.Layers[l].RecurrentStride}}), ref Unsafe.Add(ref bhn, group * {{Panel.Width}}), ref candidate);
                    {{layer.Activation.Name}}(ref gates, ref candidate, ref Unsafe.Add(ref hiddenPrevious, unit), ref Unsafe.Add(ref hiddenNext, unit));
                    """,
                _ => $"{layer.Activation.Name}(ref gates, ref Unsafe.Add(ref hiddenNext, unit));",
            });
        }
    }
}
