namespace RnnGen.Generators;

/// <summary>Output layer, softmax, cross-entropy and their gradients.</summary>
internal static class LossFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Loss", "Output layer and error function: E = Σ e_t with e_t = −ln softmax(Why·h_t + by)[target], and the gradients of Why, by and h.", w =>
        {
            Loss(w, plan);
            w.Line();
            w.Members(plan.Loss.Kernels, KernelEmitter.Emit);
        });

    private static void Loss(SourceWriter w, ModelPlan plan)
    {
        LossPlan loss = plan.Loss;
        int top = plan.Spec.Layers - 1;
        bool lastStep = plan.Spec.Loss == LossKind.LastStep;
        string firstStep = lastStep ? " + ((SequenceLength - 1) * TimeStride)" : "";
        Region hiddenGradient = plan.Workspace.Layers[top].HiddenGradient;
        w.Line("/// <summary>Σ e_t over all targets, and scale · dE/dWhy, dE/dby, dE/dh_t: block of rows by block of rows, so that its logits stay in cache.</summary>");
        using (w.Block("public override double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                ref float logits = ref Unsafe.Add(ref s, LogitsOffset);
                ref float transposed = ref Unsafe.Add(ref s, OutputTransposedOffset);
                int panelCount = (wordCount + 15) / 16;
                {{loss.TransposeOutput.Name}}(ref Unsafe.Add(ref p, OutputWeightsOffset), ref transposed, panelCount);
                """);
            if (lastStep)
            {
                w.Line("// Only the last step predicts: nothing reaches the earlier ones from above.");
                w.Line($"workspace.Slice({hiddenGradient.OffsetName}, {hiddenGradient.Length}).Clear();");
            }

            w.Line("double sum = 0;");
            using (w.Block($"for (int block = 0; block < {plan.Blocking.Count}; block++)"))
            {
                w.Line($$"""
                    ref float hidden = ref Unsafe.Add(ref s, Hidden{{top}}Offset{{firstStep}} + TimeStride + (block * {{plan.Blocking.RowStride}}));
                    {{loss.OutputProduct.Name}}(ref hidden, ref Unsafe.Add(ref p, OutputWeightsOffset), ref Unsafe.Add(ref p, OutputBiasOffset), ref logits, panelCount);
                    sum += {{loss.Softmax.Name}}(ref logits, targets.Slice(block * {{plan.Blocking.Rows}}, {{plan.Blocking.Rows}}), wordCount, scale, ref Unsafe.Add(ref s, RowMaximumOffset), ref Unsafe.Add(ref s, RowSumOffset));
                    {{loss.HiddenGradient.Name}}(ref logits, ref transposed, ref Unsafe.Add(ref s, {{hiddenGradient.OffsetName}}{{firstStep}} + (block * {{plan.Blocking.RowStride}})), panelCount);
                    {{loss.OutputWeightGradient.Name}}(ref hidden, ref logits, ref Unsafe.Add(ref d, OutputWeightsOffset), panelCount, accumulate: block > 0);
                    {{loss.OutputBiasGradient.Name}}(ref logits, ref Unsafe.Add(ref d, OutputBiasOffset), panelCount, accumulate: block > 0);
                    """);
            }

            w.Line("return sum;");
        }
    }
}
