namespace RnnGen.Generators;

/// <summary>
/// Sampled softmax: S candidates stand for the whole vocabulary, and each row's own target stands behind them in a panel of its own. The kernels of the
/// full output layer do the rest on this small one.
/// </summary>
/// <param name="Chunks">Chunks of the candidates, which the threads share.</param>
/// <param name="Rows">Targets of a step.</param>
internal sealed record SampledLossPlan(
    int Chunks,
    int Rows,
    CandidateGather Candidates,
    TargetGather Targets,
    CandidateMask Mask,
    TargetLogits TargetLogits,
    TargetGradient TargetGradient,
    ColumnScatter Scatter)
{
    private const int MostChunks = 16;

    public IEnumerable<Kernel> Kernels => [Candidates, Targets, Mask, TargetLogits, TargetGradient, Scatter];

    public static SampledLossPlan Of(PaddedWidths widths, OutputBlocking blocking, OutputOperand operand)
    {
        int depth = widths.OutputDepth, width = widths.OutputDepthWidth;
        int targets = blocking.Rows * blocking.Count;
        return new SampledLossPlan(
            Math.Min(MostChunks, blocking.Chunks),
            targets,
            new CandidateGather("GatherCandidates", "W'[k, c] = Why[k, candidate_c]; b'_c = by[candidate_c] − ln E(candidate_c), with E the expected count in the sample.", depth),
            new TargetGather("GatherTargets", "w_r[k] = Why[k, target_r].", targets, depth, width),
            new CandidateMask("LeaveOutHits", "z_c = −∞ where candidate c is the row's own target, which is counted on its own.", blocking.Rows),
            new TargetLogits("ScoreTargets", "z_target = w_r·h_r + by[target] − ln E(target).", blocking.Rows, width, operand.Stride),
            new TargetGradient("AddTargetGradients", "dh_r += dz_target · w_r.", blocking.Rows, width, operand.GradientStride),
            new ColumnScatter("ScatterColumns", "dWhy[k, candidate_c] = dW'[k, c]; dWhy[k, target_r] += dz_target · h_r[k]; dby likewise.", targets, depth, operand.Stride));
    }
}
