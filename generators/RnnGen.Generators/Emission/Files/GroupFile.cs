namespace RnnGen.Generators;

/// <summary>Many sessions over one model: the step of 16 of them as matrix products, and their logits.</summary>
internal static class GroupFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Group", "Sixteen sessions at a time: every weight read is used sixteen times. Row r of a matrix belongs to session r." + OutputOperandText.Note(plan), w =>
        {
            Step(w, plan);
            w.Line();
            KernelEmitter.Emit(w, plan.GroupStep.Input);
            foreach (LayerForward layer in plan.GroupStep.Layers)
            {
                w.Line();
                Recurrence(w, plan, layer);
                w.Line();
                w.Members(layer.Kernels, KernelEmitter.Emit);
            }

            w.Line();
            Logits(w, plan);
            w.Line();
            w.Members(new Kernel?[] { plan.GroupStep.Projection, plan.GroupStep.Logits }.OfType<Kernel>(), KernelEmitter.Emit);
        });

    private static void Step(SourceWriter w, ModelPlan plan)
    {
        Kernel lookUp = plan.GroupStep.Input;
        w.Line("/// <summary>One word of each session: s_t = f(U·x_t + W·s_{t−1}), layer by layer. Leaves the next h (and c) behind the previous ones.</summary>");
        using (w.Block("public override void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float s = ref MemoryMarshal.GetReference(group);
                """);
            w.Line(plan.Parameters.Embedding is { } embedding
                ? $"{lookUp.Name}(tokens, ref Unsafe.Add(ref p, {embedding.OffsetName}), ref Unsafe.Add(ref s, {plan.Group.Input!.OffsetName}));"
                : $"{lookUp.Name}(tokens, ref Unsafe.Add(ref p, InputTableOffset), ref Unsafe.Add(ref p, Bias0Offset), ref Unsafe.Add(ref s, {plan.Group.Gates.OffsetName}));");
            foreach (LayerForward layer in plan.GroupStep.Layers)
            {
                int l = layer.Layer;
                if (layer.InputProjection is { } projection)
                {
                    Region input = l == 0 ? plan.Group.Input! : plan.Group.NextHidden[l - 1];
                    w.Line($"{projection.Name}(ref Unsafe.Add(ref s, {input.OffsetName}), ref Unsafe.Add(ref p, InputWeights{l}Offset), ref Unsafe.Add(ref p, Bias{l}Offset), ref Unsafe.Add(ref s, {plan.Group.Gates.OffsetName}));");
                }

                w.Line($"GroupRecurrence{l}(ref p, ref s);");
            }

            if (plan.GroupStep.Projection is { } projected)
            {
                w.Line($"{projected.Name}(ref Unsafe.Add(ref s, {plan.Group.NextHidden[plan.Spec.Layers - 1].OffsetName}), ref Unsafe.Add(ref p, ProjectionOffset), ref Unsafe.Add(ref s, {plan.Group.NextProjected!.OffsetName}));");
            }
        }
    }

    private static void Recurrence(SourceWriter w, ModelPlan plan, LayerForward layer)
    {
        int l = layer.Layer;
        GroupLayout group = plan.Group;
        LayerParameters parameters = plan.Parameters.Layers[l];
        w.Line($"/// <summary>Layer {l}: from pre-activations Wxh·x + b to the next h and c, one unit group at a time while it is in cache.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void GroupRecurrence{l}(ref float parameters, ref float group)"))
        {
            w.Line($$"""
                ref float whh = ref Unsafe.Add(ref parameters, {{RecurrentGates.Weights(plan, parameters)}});
                ref float hidden = ref Unsafe.Add(ref group, {{group.Hidden[l].OffsetName}});
                ref float nextHidden = ref Unsafe.Add(ref group, {{group.NextHidden[l].OffsetName}});
                """);
            if (plan.IsLstm)
            {
                w.Line($$"""
                    ref float cell = ref Unsafe.Add(ref group, {{group.Cell[l].OffsetName}});
                    ref float nextCell = ref Unsafe.Add(ref group, {{group.NextCell[l].OffsetName}});
                    ref float tanhCell = ref Unsafe.Add(ref group, {{group.TanhCell!.OffsetName}});
                    """);
            }
            else if (plan.IsGru)
            {
                w.Line($$"""
                    ref float whn = ref Unsafe.Add(ref parameters, {{parameters.RecurrentWeights.OffsetName}});
                    ref float bhn = ref Unsafe.Add(ref parameters, {{parameters.CandidateBias!.OffsetName}});
                    ref float recurrentCandidate = ref Unsafe.Add(ref group, {{group.RecurrentCandidate!.OffsetName}});
                    """);
            }

            using (w.Block($"for (nuint unitGroup = 0; unitGroup < {plan.Widths.UnitGroups}; unitGroup++)"))
            {
                w.Line($$"""
                    ref float gates = ref Unsafe.Add(ref group, {{group.Gates.OffsetName}} + (unitGroup * {{plan.Widths.PanelsPerGroup * GroupPlan.PanelStride}}));
                    {{layer.RecurrentProduct.Name}}(ref hidden, ref Unsafe.Add(ref whh, unitGroup * {{(long)plan.Widths.PanelsPerGroup * parameters.RecurrentStride}}), ref gates);
                    nuint unit = {{UnitOffset.Of(plan, "unitGroup", GroupPlan.PanelStride)}};
                    """);
                w.Line(plan.Spec.Cell switch
                {
                    CellKind.Lstm => $"{layer.Activation.Name}(ref gates, ref Unsafe.Add(ref cell, unit), ref Unsafe.Add(ref nextCell, unit), ref tanhCell, ref Unsafe.Add(ref nextHidden, unit));",
                    CellKind.Gru => $$"""
                        {{layer.CandidateProduct!.Name}}(ref hidden, ref Unsafe.Add(ref whn, unitGroup * {{parameters.RecurrentStride}}), ref Unsafe.Add(ref bhn, unitGroup * {{Panel.Width}}), ref recurrentCandidate);
                        {{layer.Activation.Name}}(ref gates, ref recurrentCandidate, ref Unsafe.Add(ref hidden, unit), ref Unsafe.Add(ref nextHidden, unit));
                        """,
                    _ => $"{layer.Activation.Name}(ref gates, ref Unsafe.Add(ref nextHidden, unit));",
                });
            }
        }
    }

    private static void Logits(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>z = Why·h + by (the lecture's V·s) of the words of some panels for every session: logits [panelCount][16][16].</summary>");
        using (w.Block("public override void GroupLogits(ReadOnlySpan<float> output, ReadOnlySpan<float> group, Span<float> logits, int firstPanel, int panelCount)"))
        {
            w.Line($$"""
                ref float o = ref MemoryMarshal.GetReference(output);
                {{plan.GroupStep.Logits.Name}}(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(group), {{plan.Group.OutputOperand.OffsetName}}),
                    ref Unsafe.Add(ref o, (nuint)firstPanel * {{plan.GroupStep.Logits.WeightStride}}),
                    ref Unsafe.Add(ref o, OutputBiasOffset - OutputWeightsOffset + ((nuint)firstPanel * 16)),
                    ref MemoryMarshal.GetReference(logits),
                    firstPanel: 0,
                    endPanel: (nuint)panelCount);
                """);
        }
    }
}
