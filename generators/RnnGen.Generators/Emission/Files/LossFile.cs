namespace RnnGen.Generators;

/// <summary>Output layer, softmax, cross-entropy and their gradients.</summary>
internal static class LossFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Loss", "Output layer and error function: E = Σ e_t with e_t = −ln softmax(Why·h_t + by)[target], and the gradients of Why, by and h." + OutputOperandText.Note(plan), w =>
        {
            Loss(w, plan);
            w.Line();
            Block(w, plan);
            w.Line();
            w.Members(plan.Loss.Kernels, KernelEmitter.Emit);
            if (plan.Projection is { } projection)
            {
                w.Line();
                ProjectionMethods.Emit(w, plan, projection);
            }
        });

    private static void Loss(SourceWriter w, ModelPlan plan)
    {
        w.Line("/// <summary>Σ e_t over all targets, and scale · dE/dWhy, dE/dby, dE/dh_t: block of rows by block of rows, so that its logits stay in cache.</summary>");
        using (w.Block($"public override double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, {DropoutText.Parameter}, TeamMember member)"))
        {
            w.Line($$"""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                nuint panelCount = ((nuint)wordCount + 15) / 16;
                {{plan.Loss.TransposeOutput.Name}}(ref Unsafe.Add(ref p, OutputWeightsOffset), ref Unsafe.Add(ref s, OutputTransposedOffset), member.First(panelCount), member.End(panelCount));
                """);
            ClearHiddenGradient(w, plan);
            OutputOperandText.Declare(w, plan);
            using (w.Block($"for (int block = 0; block < {plan.Blocking.Count}; block++)"))
            {
                w.Line("LossOfBlock(ref p, ref d, ref s, ref outputInputs, block, targets, wordCount, scale, member);");
            }

            OutputOperandText.HandBack(w, plan);
            w.Line("return SumOfLosses(workspace);");
        }

        w.Line();
        w.Line("/// <summary>Σ e_t over all rows, in their order.</summary>");
        using (w.Block("private static double SumOfLosses(Span<float> workspace)"))
        {
            w.Line($$"""
                double sum = 0;
                foreach (double loss in MemoryMarshal.Cast<float, double>(workspace.Slice(RowLossOffset, {{plan.Workspace.RowLoss.Length}})))
                {
                    sum += loss;
                }

                return sum;
                """);
        }
    }

    /// <summary>Where only the last step predicts, nothing reaches the earlier ones from above.</summary>
    public static void ClearHiddenGradient(SourceWriter w, ModelPlan plan)
    {
        if (plan.Spec.Loss == LossKind.LastStep)
        {
            Region hiddenGradient = HiddenGradient(plan);
            w.Line("// Only the last step predicts: nothing reaches the earlier ones from above.");
            using (w.Block("if (member.Index == 0)"))
            {
                w.Line($"workspace.Slice({hiddenGradient.OffsetName}, {hiddenGradient.Length}).Clear();");
            }
        }
    }

    /// <summary>Where softmax keeps what it knows of chunks and rows.</summary>
    public static void SoftmaxPlaces(SourceWriter w) => w.Line("""
        ref float laneMaximum = ref Unsafe.Add(ref workspace, LaneMaximumOffset);
        ref float laneSum = ref Unsafe.Add(ref workspace, LaneSumOffset);
        ref float targetLogits = ref Unsafe.Add(ref workspace, TargetLogitsOffset);
        ref float rowMaximum = ref Unsafe.Add(ref workspace, RowMaximumOffset);
        ref float rowScale = ref Unsafe.Add(ref workspace, RowScaleOffset);
        ref double rowLoss = ref Unsafe.As<float, double>(ref Unsafe.Add(ref workspace, RowLossOffset));
        """);

    /// <summary>dE/dh of the top layer.</summary>
    public static Region HiddenGradient(ModelPlan plan) => plan.Workspace.Layers[plan.Spec.Layers - 1].HiddenGradient;

    private static void Block(SourceWriter w, ModelPlan plan)
    {
        LossPlan loss = plan.Loss;
        w.Line($"/// <summary>One block of rows. The members of the team share the chunks of the vocabulary, then the rows, then the chunks again, then the tiles of dh.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void LossOfBlock(ref float parameters, ref float gradients, ref float workspace, ref float outputInputs, int block, ReadOnlySpan<int> targets, int wordCount, float scale, TeamMember member)"))
        {
            w.Line($$"""
                ref float why = ref Unsafe.Add(ref parameters, OutputWeightsOffset);
                ref float dwhy = ref Unsafe.Add(ref gradients, OutputWeightsOffset);
                ref float dby = ref Unsafe.Add(ref gradients, OutputBiasOffset);
                ref float hidden = ref Unsafe.Add(ref outputInputs, block * {{plan.Blocking.RowStride}});
                ref float logits = ref Unsafe.Add(ref workspace, LogitsOffset);
                ReadOnlySpan<int> blockTargets = targets.Slice(block * OutputRows, OutputRows);
                nuint panelCount = ((nuint)wordCount + 15) / 16;
                """);
            SoftmaxPlaces(w);
            w.Line();
            w.Line("// While a chunk's logits are in cache they become exponentials.");
            using (Chunks(w))
            {
                w.Line($$"""
                    {{loss.OutputProduct.Name}}(ref hidden, ref why, ref Unsafe.Add(ref parameters, OutputBiasOffset), ref logits, firstPanel, endPanel);
                    {{loss.Exponentials.Name}}(ref logits, blockTargets, wordCount, ref chunkMaximum, ref Unsafe.Add(ref laneSum, chunk * (OutputRows * 8)), ref targetLogits, firstPanel, endPanel);
                    """);
            }

            w.Line($$"""
                member.Await();
                {{loss.Totals.Name}}(blockTargets, scale, ref laneMaximum, ref laneSum, ref targetLogits, ref rowMaximum, ref rowScale, ref Unsafe.Add(ref rowLoss, block * OutputRows), OutputChunks, member);
                member.Await();

                // While a chunk's gradients are in cache the output layer's are taken from them.
                """);
            using (Chunks(w))
            {
                w.Line($$"""
                    {{loss.LogitGradient.Name}}(ref logits, blockTargets, scale, ref chunkMaximum, ref rowMaximum, ref rowScale, firstPanel, endPanel);
                    {{loss.OutputWeightGradient.Name}}(ref hidden, ref logits, ref dwhy, firstPanel, endPanel, accumulate: block > 0);
                    {{loss.OutputBiasGradient.Name}}(ref logits, ref dby, firstPanel, endPanel, accumulate: block > 0);
                    """);
                using (w.Block($"if (block == {plan.Blocking.Count - 1})"))
                {
                    w.Line(SquaresText.Of(plan, plan.Parameters.OutputWeights, "dwhy", $"{loss.OutputWeightGradient.ResultStride}"));
                    w.Line(SquaresText.Of(plan, plan.Parameters.OutputBias, "dby", $"{Panel.Width}"));
                }
            }

            w.Line($$"""
                member.Await();
                {{loss.HiddenGradient.Name}}(ref logits, ref Unsafe.Add(ref workspace, OutputTransposedOffset), ref Unsafe.Add(ref workspace, {{OutputOperandText.Gradient(plan)}} + (block * {{plan.Blocking.RowStride}})), panelCount, member);
                member.Await();
                """);
        }
    }

    private static SourceWriter.Scope Chunks(SourceWriter w)
    {
        SourceWriter.Scope scope = w.Block("for (nuint chunk = member.First(OutputChunks), end = member.End(OutputChunks); chunk < end; chunk++)");
        w.Line("nuint firstPanel = chunk * panelCount / OutputChunks, endPanel = (chunk + 1) * panelCount / OutputChunks;");
        w.Line("ref float chunkMaximum = ref Unsafe.Add(ref laneMaximum, chunk * (OutputRows * 8));");
        return scope;
    }
}
