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
        Region table = plan.Parameters.InputTable;
        Kernel input = plan.Backward.Input;
        string inputGradient = plan.Parameters.Embedding is null ? "Gates0Offset" : "InputOffset";
        w.Line("/// <summary>dE/dθ of every recurrent layer and of the words' vectors, from the top layer down, each from step T back to step 1.</summary>");
        using (w.Block($"public override void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, {DropoutText.Parameter}, TeamMember member)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                """);
            if (input is RowScatter rows)
            {
                w.Line($$"""
                    Span<int> touchedRows = MemoryMarshal.Cast<float, int>(workspace.Slice(TouchedRowsOffset, {{rows.Rows}}));
                    {{rows.ClearName}}(touchedRows, ref Unsafe.Add(ref d, {{table.OffsetName}}), member);
                    """);
            }

            w.Lines(plan.Backward.Layers.Select(layer => $"Backward{layer.Layer}(ref p, ref d, ref s, {(layer.Input is null ? "" : "dropout, ")}member);"));
            w.Line($"{input.Name}(inputs, ref Unsafe.Add(ref s, {inputGradient}), ref Unsafe.Add(ref d, {table.OffsetName}), ref Unsafe.Add(ref s, {plan.Workspace.SquaresOf(table).OffsetName}), member);");
            if (input is RowScatter)
            {
                using (w.Block("if (member.Index == 0)"))
                {
                    w.Line("inputs.CopyTo(touchedRows);");
                }
            }

            w.Line("member.Await();");
        }
    }

    private static void Layer(SourceWriter w, ModelPlan plan, LayerBackward layer)
    {
        int l = layer.Layer;
        PaddedWidths widths = plan.Widths;
        LayerParameters parameters = plan.Parameters.Layers[l];
        w.Line($"/// <summary>Layer {l}: from dE/dh_t of every step to the gradients of its weights{(layer.Input is null ? "" : " and of its input")}.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void Backward{l}(ref float parameters, ref float gradients, ref float workspace, {(layer.Input is null ? "" : DropoutText.Parameter + ", ")}TeamMember member)"))
        {
            w.Line($"nuint firstPanel = member.First({widths.GatePanels}), endPanel = member.End({widths.GatePanels});");
            w.Line($"ref float dz = ref Unsafe.Add(ref workspace, Gates{l}Offset);");
            if (plan.IsGru)
            {
                w.Line();
                w.Line("// The gradients of m, r, z, n lie one behind the other: Whh meets the first three, Wxh the last three.");
                w.Line($"ref float dzRecurrent = ref Unsafe.Add(ref workspace, RecurrentCandidate{l}Offset);");
            }

            if (layer.TransposeRecurrent is { } transpose)
            {
                w.Line("ref float whhTransposed = ref Unsafe.Add(ref workspace, RecurrentTransposedOffset);");
                w.Line($"{transpose.Name}(ref Unsafe.Add(ref parameters, {parameters.RecurrentWeights.OffsetName}), ref whhTransposed, firstPanel, endPanel);");
            }

            if (layer.Input is { } input)
            {
                w.Line($"{input.Transpose.Name}(ref Unsafe.Add(ref parameters, {parameters.InputWeights!.OffsetName}), ref Unsafe.Add(ref workspace, InputTransposedOffset), firstPanel, endPanel);");
            }

            if (plan.Workspace.Backward.Carried is { } carried)
            {
                using (w.Block("if (member.Index == 0)"))
                {
                    w.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref workspace, {carried.OffsetName}), {carried.Length}).Clear();");
                }
            }

            w.Line("member.Await();");
            using (w.Block("for (nuint next = SequenceLength; next > 0; next--)"))
            {
                BackwardStep.Emit(w, plan, layer);
            }

            WeightGradients(w, plan, layer);
        }
    }

    private static void WeightGradients(SourceWriter w, ModelPlan plan, LayerBackward layer)
    {
        int l = layer.Layer;
        LayerParameters parameters = plan.Parameters.Layers[l];
        w.Line($$"""
            ref float dwhh = ref Unsafe.Add(ref gradients, {{parameters.RecurrentWeights.OffsetName}});
            {{layer.RecurrentWeightGradient.Name}}(ref Unsafe.Add(ref workspace, Hidden{{l}}Offset), ref {{BackwardStep.RecurrentGradient(plan)}}, ref dwhh, firstPanel, endPanel);
            {{SquaresText.Of(plan, parameters.RecurrentWeights, "dwhh", $"{parameters.RecurrentStride}")}}
            ref float db = ref Unsafe.Add(ref gradients, {{parameters.Bias.OffsetName}});
            {{layer.BiasGradient.Name}}(ref dz, ref db, firstPanel, endPanel);
            {{SquaresText.Of(plan, parameters.Bias, "db", $"{Panel.Width}")}}
            """);
        if (parameters.CandidateBias is { } candidateBias)
        {
            w.Line($$"""
                ref float dbhn = ref Unsafe.Add(ref gradients, {{candidateBias.OffsetName}});
                nuint firstUnits = member.First({{plan.Widths.BlockPanels}}), endUnits = member.End({{plan.Widths.BlockPanels}});
                {{layer.BiasGradient.Name}}(ref dzRecurrent, ref dbhn, firstUnits, endUnits);
                {{SquaresText.Of(plan, candidateBias, "dbhn", $"{Panel.Width}", "firstUnits, endUnits")}}
                """);
        }

        if (layer.Input is not { } input)
        {
            return;
        }

        w.Line($$"""
            ref float dwxh = ref Unsafe.Add(ref gradients, {{parameters.InputWeights!.OffsetName}});
            {{DropoutText.InputAgain(plan, l)}}
            {{input.WeightGradient.Name}}(ref input, ref dz, ref dwxh, firstPanel, endPanel);
            {{SquaresText.Of(plan, parameters.InputWeights, "dwxh", $"{parameters.InputStride}")}}
            """);
        if (l == 0)
        {
            w.Line();
            w.Line("// dx takes the place of x, which the others may still need for dWxh.");
            w.Line("member.Await();");
        }

        string inputGradient = l == 0 ? "InputOffset" : plan.Workspace.Layers[l - 1].HiddenGradient.OffsetName;
        w.Line($$"""
            ref float inputGradient = ref Unsafe.Add(ref workspace, {{inputGradient}});
            {{input.Gradient.Name}}(ref dz, ref Unsafe.Add(ref workspace, InputTransposedOffset), ref inputGradient, member);
            member.Await();

            // forward: x' = m ∘ x / (1 − p); hence dx = m ∘ dx' / (1 − p).
            {{DropoutText.InputGradient(plan, l, "ref inputGradient")}}
            """);
    }
}
