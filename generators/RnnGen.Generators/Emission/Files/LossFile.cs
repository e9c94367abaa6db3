using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Output layer, softmax, cross-entropy and their gradients.</summary>
internal static class LossFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Loss", "Output layer and loss: E = Σ e_t with e_t = −ln softmax(Why·h_t + by)[target], and the gradients of Why, by and h." + OutputLayer.Note(plan), w =>
        {
            Loss(w, plan);
            w.Line();
            Block(w, plan);
            if (plan.Projection is { } projection)
            {
                w.Line();
                Project(w, plan, projection);
                w.Line();
                ProjectBackward(w, plan, projection);
            }

            w.Line();
            w.Members(plan.Loss.Kernels.Concat(plan.Projection?.Kernels ?? []), kernel => kernel.Emit(w));
        });

    /// <summary>Writes a call for each block of rows; without a loop if there is only one.</summary>
    /// <param name="w">The writer.</param>
    /// <param name="plan">The model.</param>
    /// <param name="call">The call, from the block.</param>
    public static void ForEachBlock(SourceWriter w, ModelPlan plan, Func<string, string> call)
    {
        if (plan.Blocking.Count == 1)
        {
            w.Line(call("block: 0"));
            return;
        }

        using (w.Block($"for (int block = 0; block < {plan.Blocking.Count}; block++)"))
        {
            w.Line(call("block"));
        }
    }

    /// <summary>Declares the buffers in which softmax keeps its results for chunks and rows.</summary>
    public static SoftmaxPlaces SoftmaxPlaces(SourceWriter w, ModelPlan plan)
    {
        LossWorkspace workspace = plan.Workspace.Loss;
        Vector laneMaximum = w.Declare("laneMaximum", workspace.LaneMaximum.In("workspace")), laneSum = w.Declare("laneSum", workspace.LaneSum.In("workspace"));
        Vector targetLogits = w.Declare("targetLogits", workspace.TargetLogits.In("workspace"));
        Vector rowMaximum = w.Declare("rowMaximum", workspace.RowMaximum.In("workspace")), rowScale = w.Declare("rowScale", workspace.RowScale.In("workspace"));
        w.Line($"ref double rowLoss = ref Unsafe.As<float, double>({plan.Workspace.RowLoss.In("workspace").Argument});");
        return new SoftmaxPlaces(laneMaximum, laneSum, targetLogits, rowMaximum, rowScale);
    }

    private static void Loss(SourceWriter w, ModelPlan plan)
    {
        w.Summary("Σ e_t over all targets, and scale · dE/dWhy, dE/dby, dE/dh_t: one block of rows at a time, so that its logits stay in cache.");
        using (w.Block($"public override double Loss(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, {PassMemory.Regularization}, TeamMember member)"))
        {
            w.Line("""
                ref float p = ref MemoryMarshal.GetReference(parameters);
                ref float d = ref MemoryMarshal.GetReference(gradients);
                ref float s = ref MemoryMarshal.GetReference(workspace);
                nuint panelCount = ((nuint)wordCount + 15) / 16;
                """);
            using (w.Block(EmittedText.Share("panel", "panelCount")))
            {
                w.Call(plan.Loss.TransposeOutput, plan.Parameters.OutputWeights.In("p"), plan.Workspace.Loss.OutputTransposed.In("s"), Operand.OnePanel);
            }

            OutputLayer.ClearHiddenGradient(w, plan);
            OutputLayer.DeclareInputs(w, plan);
            ForEachBlock(w, plan, static block => $"LossOfBlock(ref p, ref d, ref s, ref outputInputs, {block}, targets, wordCount, scale, regularization, member);");
            OutputLayer.HandBack(w, plan);
            w.Line($"return {plan.Loss.RowLossSum.Invoke(plan.Workspace.RowLoss.SliceOf("workspace", "2 * ScoredRows"))};");
        }
    }

    private static void Block(SourceWriter w, ModelPlan plan)
    {
        LossPlan loss = plan.Loss;
        Extent rows = Extent.Of(plan.Blocking.Rows);
        w.Summary("One block of rows. The members of the team share the chunks of the vocabulary, then the rows, then the chunks again, then the tiles of dh.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void LossOfBlock(ref float parameters, ref float gradients, ref float workspace, ref float outputInputs, int block, ReadOnlySpan<int> targets, int wordCount, float scale, {PassMemory.Regularization}, TeamMember member)"))
        {
            Matrix why = w.Declare("why", plan.Parameters.OutputWeights.In("parameters"));
            Vector by = w.Declare("by", plan.Parameters.OutputBias.In("parameters"));
            Matrix dwhy = w.Declare("dwhy", plan.Parameters.OutputWeights.In("gradients"));
            Vector dby = w.Declare("dby", plan.Parameters.OutputBias.In("gradients"));
            Matrix hidden = w.Declare("hidden", OutputLayer.Block(plan, new Matrix(new Place("outputInputs"), loss.Hidden)));
            Matrix logits = w.Declare("logits", plan.Workspace.Loss.Logits.In("workspace"));
            w.Line("ReadOnlySpan<int> blockTargets = targets.Slice(block * OutputRows, OutputRows);");
            w.Line("nuint panelCount = ((nuint)wordCount + 15) / 16;");
            Operand targets = Operand.Words("blockTargets", rows), scale = Operand.Scalar(ScalarType.Float, "scale");
            SoftmaxPlaces softmax = SoftmaxPlaces(w, plan);
            w.Line();
            w.Line("// A chunk's logits become exponentials while they are in cache.");
            using (Chunks(w))
            {
                w.Call(loss.OutputProduct, hidden, why, by, logits, Operand.PanelRange);
                w.Call(loss.Exponentials, logits, targets, Operand.Scalar(ScalarType.Int, "wordCount"), softmax.ChunkMaximum, softmax.ChunkSum, softmax.TargetLogits, Operand.PanelRange);
            }

            w.Line("member.Barrier();");
            w.Call(
                loss.Totals,
                targets,
                scale,
                softmax.LaneMaximum,
                softmax.LaneSum,
                softmax.TargetLogits,
                softmax.RowMaximum,
                softmax.RowScale,
                softmax.RowLoss,
                Operand.Count("OutputChunks"),
                Operand.Member);
            w.Line("member.Barrier();");
            w.Line();
            w.Line("// The output layer's gradients are computed from a chunk's while those are in cache.");
            using (Chunks(w))
            {
                Operand accumulate = Operand.Flag("block > 0");
                w.Call(loss.LogitGradient, logits, targets, scale, softmax.ChunkMaximum, softmax.RowMaximum, softmax.RowScale, Operand.PanelRange);
                w.Line("// With a teacher, forward: E' = −Σ y·ln softmax(z), y = (1 − λ)·onehot(target) + λ·q; hence dz += λ·scale·(onehot(target) − q).");
                w.Call(loss.SoftTargetGradient, logits, targets, scale, Operand.PanelRange);
                w.Call(loss.OutputWeightGradient, hidden, logits, dwhy, accumulate, Operand.PanelRange);
                w.Call(loss.OutputBiasGradient, logits, dby, accumulate, Operand.PanelRange);
                if (plan.Blocking.Count == 1)
                {
                    Squares(w, plan, dwhy, dby, "workspace", Operand.PanelRange);
                }
                else
                {
                    using (w.Block($"if (block == {plan.Blocking.Count - 1})"))
                    {
                        Squares(w, plan, dwhy, dby, "workspace", Operand.PanelRange);
                    }
                }
            }

            w.Line("member.Barrier();");
            w.Call(loss.HiddenGradient, logits, plan.Workspace.Loss.OutputTransposed.In("workspace"), OutputLayer.BlockGradient(plan), Operand.Count("panelCount * 16"), Operand.Member);
            w.Line("member.Barrier();");
        }
    }

    /// <summary>Writes the computation of Σ g² of the output layer's panels.</summary>
    public static void Squares(SourceWriter w, ModelPlan plan, Matrix dwhy, Vector dby, string workspace, Operand panels)
    {
        w.Call(SquareSum.Create(plan.Parameters.OutputWeights.Type), dwhy, plan.Workspace.SquaresOf(plan.Parameters.OutputWeights).In(workspace), panels);
        w.Call(SquareSum.CreateForBias(plan.Widths.VocabularyPanels), dby, plan.Workspace.SquaresOf(plan.Parameters.OutputBias).In(workspace), panels);
    }

    private static SourceWriter.Scope Chunks(SourceWriter w)
    {
        SourceWriter.Scope scope = w.Block(EmittedText.Share("chunk", "OutputChunks"));
        w.Line($"nuint firstPanel = Math.Min(chunk * {OutputBlocking.ChunkPanels}, panelCount), endPanel = Math.Min(firstPanel + {OutputBlocking.ChunkPanels}, panelCount);");
        w.Line("ref float chunkMaximum = ref Unsafe.Add(ref laneMaximum, chunk * (OutputRows * 8));");
        return scope;
    }

    private static void Project(SourceWriter w, ModelPlan plan, ProjectionPlan projection)
    {
        ProjectionWorkspace workspace = plan.Workspace.Loss.Projection!;
        w.Summary("y = P·h for every scored row, and Pᵀ for the backward pass.");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void Project(ref float parameters, ref float workspace, ref float hidden, TeamMember member)"))
        {
            Matrix p = w.Declare("p", plan.Parameters.Projection!.In("parameters"));
            w.Call(projection.Product, new Matrix(new Place("hidden"), projection.Product.Shape.Left), p, workspace.Projected.In("workspace"), Operand.Member);
            using (w.Block(EmittedText.Share("panel", plan.Widths.EmbeddingPanels)))
            {
                w.Call(projection.Transpose, p, workspace.Transposed.In("workspace"), Operand.OnePanel);
            }

            w.Line("member.Barrier();");
        }
    }

    private static void ProjectBackward(SourceWriter w, ModelPlan plan, ProjectionPlan projection)
    {
        ProjectionWorkspace workspace = plan.Workspace.Loss.Projection!;
        MatrixRegion weights = plan.Parameters.Projection!;
        w.Summary("forward: y = P·h; hence dP = Σ dy ⊗ h, dh = Pᵀ·dy.");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void ProjectBackward(ref float gradients, ref float workspace, ref float hidden, TeamMember member)"))
        {
            Matrix dy = w.Declare("dy", workspace.Gradient.In("workspace")), dp = w.Declare("dp", weights.In("gradients"));
            using (w.SharePanels(plan.Widths.EmbeddingPanels, PanelOuterProduct.Breadth))
            {
                w.Call(projection.WeightGradient, new Matrix(new Place("hidden"), projection.WeightGradient.Shape.Left), dy, dp, Operand.PanelRange);
                w.Call(SquareSum.Create(weights.Type), dp, plan.Workspace.SquaresOf(weights).In("workspace"), Operand.PanelRange);
            }

            w.Call(projection.HiddenGradient, dy, workspace.Transposed.In("workspace"), OutputLayer.ScoredGradient(plan, "workspace"), Operand.Member);
            w.Line("member.Barrier();");
        }
    }
}
