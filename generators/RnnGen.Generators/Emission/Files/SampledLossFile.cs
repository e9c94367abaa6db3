using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The output layer of training with a sample of candidates in place of the whole vocabulary.</summary>
internal static class SampledLossFile
{
    private static readonly Extent Candidates = Extent.Open("S");

    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "SampledLoss", "Sampled softmax: e_t = −ln softmax(z')[target] over the target and S candidates, with z'_k = z_k − ln E(k), E(k) the expected count of word k in the sample." + OutputLayer.Note(plan), w =>
        {
            int targetFloats = TargetFloats(plan);
            w.Summary($"Memory for S candidates: W' and dW' [S/16][{plan.Widths.OutputDepth}][16], b' and db' [S]; and for the targets: w_r [ScoredRows][{Panel.Pad(plan.Widths.OutputDepth)}], dz_target [ScoredRows].");
            w.Line($"public override int SampledFloats(int candidates) => checked((candidates * ((2 * {plan.Widths.OutputDepthName.Text}) + 2)) + {targetFloats} + ScoredRows);");
            w.Line();
            Loss(w, plan);
            w.Line();
            Block(w, plan);
        });

    private static int TargetFloats(ModelPlan plan) => plan.Blocking.ScoredRows * Panel.Pad(plan.Widths.OutputDepth);

    private static void Loss(SourceWriter w, ModelPlan plan)
    {
        SampledColumns columns = plan.SampledLoss.Columns;
        Matrix why = plan.Parameters.OutputWeights.In("p"), dwhy = plan.Parameters.OutputWeights.In("d");
        Vector by = plan.Parameters.OutputBias.In("p"), dby = plan.Parameters.OutputBias.In("d");
        Extent rows = Extent.Of(plan.Blocking.ScoredRows);
        Operand targets = Operand.Words("batch.Targets", rows), candidates = Operand.Words("batch.Candidates", Candidates);
        Stride stride = plan.Parameters.OutputWeights.Type.PanelStride;
        w.Summary("Σ e_t over all targets, and scale · dE/dWhy, dE/dby, dE/dh_t: only the columns of candidates and targets have gradients.");
        using (w.Block($"public override double SampledLoss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, {PassMemory.Regularization}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                ref float c = ref MemoryMarshal.GetReference(sampled);
                """);
            CandidatePlaces places = new(w, plan, "c");
            using (w.Block(EmittedText.Share("panel", "candidatePanels")))
            {
                w.Call(columns.GatherCandidates, candidates, Operand.Floats("batch.CandidateCorrections", Candidates), why, by, places.Weights, places.Bias, Operand.OnePanel);
                w.Call(plan.Loss.TransposeOutput, places.Weights, plan.Workspace.Loss.OutputTransposed.In("s"), Operand.OnePanel);
            }

            w.Call(columns.GatherTargets, targets, why, places.TargetWeights, Operand.Member);
            w.Line();
            w.Line("// All other words have no gradient.");
            using (w.Block(EmittedText.Share("panel", "VocabularyColumns / 16")))
            {
                w.Line($"gradients.Slice({plan.Parameters.OutputWeights.OffsetName} + ((int)panel * {stride.Text}), {stride.Argument}).Clear();");
                w.Line($"gradients.Slice({plan.Parameters.OutputBias.OffsetName} + ((int)panel * 16), 16).Clear();");
            }

            OutputLayer.ClearHiddenGradient(w, plan);
            Matrix inputs = OutputLayer.DeclareInputs(w, plan);
            w.Line("member.Barrier();");
            LossFile.ForEachBlock(w, plan, static block => $"SampledLossOfBlock(ref p, ref s, ref outputInputs, ref c, {block}, batch, scale, member);");
            w.Call(columns.Scatter(inputs.Shape), candidates, targets, places.WeightGradients, places.BiasGradients, places.TargetGradients, inputs, dwhy, dby, Operand.Member);
            w.Line("member.Barrier();");
            using (w.Block(EmittedText.Share("panel", "VocabularyColumns / 16")))
            {
                LossFile.Squares(w, plan, dwhy, dby, "s", Operand.OnePanel);
            }

            OutputLayer.HandBack(w, plan);
            w.Line($"return {plan.Loss.RowLossSum.Invoke(plan.Workspace.RowLoss.SliceOf("workspace", "2 * ScoredRows"))};");
        }
    }

    private static void Block(SourceWriter w, ModelPlan plan)
    {
        LossPlan loss = plan.Loss;
        SampledColumns columns = plan.SampledLoss.Columns;
        int rows = plan.Blocking.Rows;
        Extent blockRows = Extent.Of(rows);
        Operand OfBlock(string name) => Operand.Words($"batch.{name}.Slice(block * OutputRows, OutputRows)", blockRows);
        w.Summary("One block of rows, as in the full output layer; the panel after the candidates' holds each row's own target in its first column.");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void SampledLossOfBlock(ref float parameters, ref float workspace, ref float outputInputs, ref float sampled, int block, SampledTargets batch, float scale, TeamMember member)"))
        {
            CandidatePlaces places = new(w, plan, "sampled");
            Matrix hidden = w.Declare("hidden", OutputLayer.Block(plan, new Matrix(new Place("outputInputs"), loss.Hidden)));
            Matrix hiddenGradient = w.Declare("hiddenGradient", OutputLayer.BlockGradient(plan));
            Matrix logits = w.Declare("logits", plan.Workspace.Loss.Logits.In("workspace"));
            Matrix ownLogits = w.Declare("ownLogits", logits.Panels("candidatePanels * " + plan.Blocking.RowStride.Text, Extent.Of(1)));
            int blockFloats = TargetFloats(plan) / plan.Blocking.Count;
            Vector blockWeights = w.Declare("blockWeights", places.TargetWeights.Part($"block * {blockFloats}", Extent.Of(blockFloats)));
            w.Line("ReadOnlySpan<int> columns = batch.Columns.Slice(block * OutputRows, OutputRows);");
            Operand ownColumns = Operand.Words("columns", blockRows), scale = Operand.Scalar(ScalarType.Float, "scale"), lastPanels = Operand.Panels("firstPanel", "lastPanel");
            SoftmaxPlaces softmax = LossFile.SoftmaxPlaces(w, plan);
            w.Line();
            using (Chunks(w))
            {
                w.Call(loss.OutputProduct, hidden, places.Weights, places.Bias, logits, lastPanels);
                w.Call(columns.LeaveOutHits(loss.Logits), logits, OfBlock("Hits"), lastPanels);
                using (w.Block("if (lastPanel < endPanel)"))
                {
                    w.Call(
                        columns.ScoreTargets(loss.Hidden, ownLogits.Shape),
                        hidden,
                        blockWeights,
                        OfBlock("Targets"),
                        Operand.Floats("batch.TargetCorrections.Slice(block * OutputRows, OutputRows)", blockRows),
                        plan.Parameters.OutputBias.In("parameters"),
                        ownLogits);
                }

                w.Call(
                    loss.Exponentials,
                    logits,
                    ownColumns,
                    Operand.Scalar(ScalarType.Int, "batch.Candidates.Length + 1"),
                    softmax.ChunkMaximum,
                    softmax.ChunkSum,
                    softmax.TargetLogits,
                    Operand.PanelRange);
            }

            w.Line("member.Barrier();");
            w.Call(
                loss.Totals,
                ownColumns,
                scale,
                softmax.LaneMaximum,
                softmax.LaneSum,
                softmax.TargetLogits,
                softmax.RowMaximum,
                softmax.RowScale,
                softmax.RowLoss,
                Operand.Count("CandidateChunks"),
                Operand.Member);
            w.Line("member.Barrier();");
            w.Line();
            using (Chunks(w))
            {
                Operand accumulate = Operand.Flag("block > 0");
                w.Call(loss.LogitGradient, logits, ownColumns, scale, softmax.ChunkMaximum, softmax.RowMaximum, softmax.RowScale, Operand.PanelRange);
                w.Call(loss.OutputWeightGradient, hidden, logits, places.WeightGradients, accumulate, lastPanels);
                w.Call(loss.OutputBiasGradient, logits, places.BiasGradients, accumulate, lastPanels);
            }

            w.Line("member.Barrier();");
            w.Call(loss.HiddenGradient, logits, plan.Workspace.Loss.OutputTransposed.In("workspace"), hiddenGradient, Operand.Count("candidateCount"), Operand.Member);
            w.Line("member.Barrier();");
            w.Call(
                columns.AddTargetGradients(ownLogits.Shape, loss.HiddenGradientType),
                ownLogits,
                blockWeights,
                hiddenGradient,
                places.TargetGradients.Part("block * OutputRows", blockRows),
                Operand.Member);
            w.Line("member.Barrier();");
        }
    }

    /// <summary>Chunks of the candidates' panels and the one after them; <c>lastPanel</c> excludes that one.</summary>
    private static SourceWriter.Scope Chunks(SourceWriter w)
    {
        SourceWriter.Scope scope = w.Block(EmittedText.Share("chunk", "CandidateChunks"));
        w.Line("nuint firstPanel = chunk * (candidatePanels + 1) / CandidateChunks, endPanel = (chunk + 1) * (candidatePanels + 1) / CandidateChunks;");
        w.Line("nuint lastPanel = Math.Min(endPanel, candidatePanels);");
        w.Line("ref float chunkMaximum = ref Unsafe.Add(ref laneMaximum, chunk * (OutputRows * 8));");
        return scope;
    }

    /// <summary>The contents of the memory for the candidates, whose number only the caller knows.</summary>
    private sealed class CandidatePlaces
    {
        /// <summary>Declares where everything lies.</summary>
        /// <param name="w">The writer.</param>
        /// <param name="plan">The model.</param>
        /// <param name="memory">The variable that refers to the memory.</param>
        public CandidatePlaces(SourceWriter w, ModelPlan plan, string memory)
        {
            SampledColumns columns = plan.SampledLoss.Columns;
            string depth = plan.Widths.OutputDepthName.Text;
            w.Line("nuint candidateCount = (nuint)batch.Candidates.Length, candidatePanels = candidateCount / 16;");
            Weights = w.Declare("weights", new Matrix(new Place(memory), columns.Weights));
            WeightGradients = w.Declare("weightGradients", new Matrix(new Place("weights", $"candidateCount * {depth}"), columns.Weights));
            Bias = w.Declare("bias", new Vector(new Place("weightGradients", $"candidateCount * {depth}"), columns.Bias));
            BiasGradients = w.Declare("biasGradients", new Vector(new Place("bias", "candidateCount"), columns.Bias));
            TargetWeights = w.Declare("targetWeights", new Vector(new Place("biasGradients", "candidateCount"), columns.TargetWeights));
            TargetGradients = w.Declare("targetGradients", new Vector(new Place("targetWeights", $"{TargetFloats(plan)}"), new VectorType(plan.Blocking.ScoredRows)));
        }

        public Matrix Weights { get; }

        public Matrix WeightGradients { get; }

        public Vector Bias { get; }

        public Vector BiasGradients { get; }

        public Vector TargetWeights { get; }

        public Vector TargetGradients { get; }
    }
}
