namespace RnnGen.Generators;

/// <summary>The output layer of training where some candidates stand for the whole vocabulary.</summary>
internal static class SampledLossFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "SampledLoss", "Sampled softmax: e_t = −ln softmax(z')[target] over the target and S candidates, with z'_k = z_k − ln E(k), E(k) the expected count of word k in the sample." + OutputOperandText.Note(plan), w =>
        {
            Memory(w, plan);
            w.Line();
            Loss(w, plan);
            w.Line();
            Block(w, plan);
            w.Line();
            w.Members(plan.SampledLoss.Kernels, KernelEmitter.Emit);
        });

    private static void Memory(SourceWriter w, ModelPlan plan)
    {
        int rows = plan.SampledLoss.Rows;
        w.Line($"/// <summary>Memory of S candidates: W' and dW' [S/16][{plan.Widths.OutputDepth}][16], b' and db' [S]; and of {rows} targets: w_r [{rows}][{plan.Widths.OutputDepthWidth}], dz_target.</summary>");
        w.Line($"public override int SampledFloats(int candidates) => (candidates * {(2 * plan.Widths.OutputDepth) + 2}) + {rows * plan.Widths.OutputDepthWidth} + {rows};");
    }

    private static void Loss(SourceWriter w, ModelPlan plan)
    {
        SampledLossPlan sampled = plan.SampledLoss;
        int weightStride = plan.Loss.OutputWeightGradient.ResultStride;
        int vocabularyPanels = plan.Widths.VocabularyPanels;
        w.Line("/// <summary>Σ e_t over all targets, and scale · dE/dWhy, dE/dby, dE/dh_t: only the columns of candidates and targets have gradients.</summary>");
        using (w.Block($"public override double SampledLoss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, {DropoutText.Parameter}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                ref float c = ref MemoryMarshal.GetReference(sampled);
                """);
            Places(w, plan, "batch.Candidates.Length", "c");
            w.Line($$"""
                nuint firstPanel = member.First(candidatePanels), endPanel = member.End(candidatePanels);
                {{sampled.Candidates.Name}}(batch.Candidates, batch.CandidateCorrections, ref Unsafe.Add(ref p, OutputWeightsOffset), ref Unsafe.Add(ref p, OutputBiasOffset), ref weights, ref bias, firstPanel, endPanel);
                {{plan.Loss.TransposeOutput.Name}}(ref weights, ref Unsafe.Add(ref s, OutputTransposedOffset), firstPanel, endPanel);
                {{sampled.Targets.Name}}(batch.Targets, ref Unsafe.Add(ref p, OutputWeightsOffset), ref targetWeights, member);
                firstPanel = member.First({{vocabularyPanels}});
                endPanel = member.End({{vocabularyPanels}});
                gradients.Slice(OutputWeightsOffset + ((int)firstPanel * {{weightStride}}), (int)(endPanel - firstPanel) * {{weightStride}}).Clear();
                gradients.Slice(OutputBiasOffset + ((int)firstPanel * 16), (int)(endPanel - firstPanel) * 16).Clear();
                """);
            LossFile.ClearHiddenGradient(w, plan);
            OutputOperandText.Declare(w, plan);
            w.Line("member.Await();");
            using (w.Block($"for (int block = 0; block < {plan.Blocking.Count}; block++)"))
            {
                w.Line("SampledLossOfBlock(ref p, ref s, ref outputInputs, ref c, block, batch, scale, member);");
            }

            w.Line($$"""
                {{sampled.Scatter.Name}}(batch.Candidates, batch.Targets, ref weightGradients, ref biasGradients, ref targetGradients, ref outputInputs, ref Unsafe.Add(ref d, OutputWeightsOffset), ref Unsafe.Add(ref d, OutputBiasOffset), member);
                member.Await();
                GradientNorm.SquarePanels(ref Unsafe.Add(ref d, OutputWeightsOffset), {{weightStride}}, ref Unsafe.Add(ref s, OutputWeightsSquaresOffset), firstPanel, endPanel);
                GradientNorm.SquarePanels(ref Unsafe.Add(ref d, OutputBiasOffset), 16, ref Unsafe.Add(ref s, OutputBiasSquaresOffset), firstPanel, endPanel);
                """);
            OutputOperandText.HandBack(w, plan);
            w.Line("return SumOfLosses(workspace);");
        }
    }

    private static void Block(SourceWriter w, ModelPlan plan)
    {
        LossPlan loss = plan.Loss;
        SampledLossPlan sampled = plan.SampledLoss;
        w.Line("/// <summary>One block of rows, as in the full output layer; the panel behind the candidates' has each row's own target in its first column.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void SampledLossOfBlock(ref float parameters, ref float workspace, ref float outputInputs, ref float sampled, int block, SampledTargets batch, float scale, TeamMember member)"))
        {
            Places(w, plan, "batch.Candidates.Length", "sampled");
            w.Line($$"""
                ref float hidden = ref Unsafe.Add(ref outputInputs, block * {{plan.Blocking.RowStride}});
                ref float hiddenGradient = ref Unsafe.Add(ref workspace, {{OutputOperandText.Gradient(plan)}} + (block * {{plan.Blocking.RowStride}}));
                ref float logits = ref Unsafe.Add(ref workspace, LogitsOffset);
                ref float ownLogits = ref Unsafe.Add(ref logits, candidatePanels * {{plan.Blocking.RowStride}});
                ref float blockWeights = ref Unsafe.Add(ref targetWeights, block * {{plan.Blocking.Rows * plan.Widths.OutputDepthWidth}});
                ReadOnlySpan<int> columns = batch.Columns.Slice(block * OutputRows, OutputRows);
                """);
            LossFile.SoftmaxPlaces(w);
            w.Line();
            using (Chunks(w))
            {
                w.Line($$"""
                    {{loss.OutputProduct.Name}}(ref hidden, ref weights, ref bias, ref logits, firstPanel, lastPanel);
                    {{sampled.Mask.Name}}(ref logits, batch.Hits.Slice(block * OutputRows, OutputRows), firstPanel, lastPanel);
                    """);
                using (w.Block("if (lastPanel < endPanel)"))
                {
                    w.Line($"{sampled.TargetLogits.Name}(ref hidden, ref blockWeights, batch.Targets.Slice(block * OutputRows, OutputRows), batch.TargetCorrections.Slice(block * OutputRows, OutputRows), ref Unsafe.Add(ref parameters, OutputBiasOffset), ref ownLogits);");
                }

                w.Line($"{loss.Exponentials.Name}(ref logits, columns, batch.Candidates.Length + 1, ref chunkMaximum, ref Unsafe.Add(ref laneSum, chunk * (OutputRows * 8)), ref targetLogits, firstPanel, endPanel);");
            }

            w.Line($$"""
                member.Await();
                {{loss.Totals.Name}}(columns, scale, ref laneMaximum, ref laneSum, ref targetLogits, ref rowMaximum, ref rowScale, ref Unsafe.Add(ref rowLoss, block * OutputRows), CandidateChunks, member);
                member.Await();
                """);
            using (Chunks(w))
            {
                w.Line($$"""
                    {{loss.LogitGradient.Name}}(ref logits, columns, scale, ref chunkMaximum, ref rowMaximum, ref rowScale, firstPanel, endPanel);
                    {{loss.OutputWeightGradient.Name}}(ref hidden, ref logits, ref weightGradients, firstPanel, lastPanel, accumulate: block > 0);
                    {{loss.OutputBiasGradient.Name}}(ref logits, ref biasGradients, firstPanel, lastPanel, accumulate: block > 0);
                    """);
            }

            w.Line($$"""
                member.Await();
                {{loss.HiddenGradient.Name}}(ref logits, ref Unsafe.Add(ref workspace, OutputTransposedOffset), ref hiddenGradient, candidatePanels, member);
                member.Await();
                {{sampled.TargetGradient.Name}}(ref ownLogits, ref blockWeights, ref hiddenGradient, ref Unsafe.Add(ref targetGradients, block * OutputRows), member);
                member.Await();
                """);
        }
    }

    /// <summary>Where everything lies in the memory of the candidates, whose number only the caller knows.</summary>
    private static void Places(SourceWriter w, ModelPlan plan, string candidates, string memory)
    {
        int depth = plan.Widths.OutputDepth;
        w.Line($$"""
            nuint candidateCount = (nuint){{candidates}}, candidatePanels = candidateCount / 16;
            ref float weights = ref {{memory}};
            ref float weightGradients = ref Unsafe.Add(ref weights, candidateCount * {{depth}});
            ref float bias = ref Unsafe.Add(ref weightGradients, candidateCount * {{depth}});
            ref float biasGradients = ref Unsafe.Add(ref bias, candidateCount);
            ref float targetWeights = ref Unsafe.Add(ref biasGradients, candidateCount);
            ref float targetGradients = ref Unsafe.Add(ref targetWeights, {{plan.SampledLoss.Rows * plan.Widths.OutputDepthWidth}});
            """);
    }

    /// <summary>Chunks of the candidates' panels and the one behind them; <c>lastPanel</c> leaves that one out.</summary>
    private static SourceWriter.Scope Chunks(SourceWriter w)
    {
        SourceWriter.Scope scope = w.Block("for (nuint chunk = member.First(CandidateChunks), end = member.End(CandidateChunks); chunk < end; chunk++)");
        w.Line("nuint firstPanel = chunk * (candidatePanels + 1) / CandidateChunks, endPanel = (chunk + 1) * (candidatePanels + 1) / CandidateChunks;");
        w.Line("nuint lastPanel = Math.Min(endPanel, candidatePanels);");
        w.Line("ref float chunkMaximum = ref Unsafe.Add(ref laneMaximum, chunk * (OutputRows * 8));");
        return scope;
    }
}
