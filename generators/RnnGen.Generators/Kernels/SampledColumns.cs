using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// The data movement of sampled softmax: the columns of S candidates into a small output layer, the column of each row's target into a row, and their gradients
/// back.
/// </summary>
/// <param name="why">Why [V/16][depth][16].</param>
/// <param name="depth">Rows of a panel of Why, named as in emitted code.</param>
/// <param name="rows">Rows of a block, and targets of a step.</param>
internal sealed class SampledColumns(MatrixType why, Extent depth, (int Block, int Step) rows)
{
    private readonly VectorType _by = new(why.Panels.Value * Panel.Width);

    /// <summary>W' or dW' of the candidates.</summary>
    public MatrixType Weights { get; } = new(Extent.Open("S/16"), why.Rows, why.PanelStride);

    /// <summary>b' or db' of the candidates.</summary>
    public VectorType Bias { get; } = new(Extent.Open("S"));

    /// <summary>w_r of the targets of a step, one row each.</summary>
    public VectorType TargetWeights { get; } = new((long)rows.Step * Panel.Pad((int)why.Rows.Value));

    private Parameter Depth => ConstantType.Parameter("depth", why.RowsNamed(depth));

    private static SpanType Candidates => new("int", Extent.Open("S"));

    private SpanType Targets => new("int", Extent.Of(rows.Step));

    private Extent BlockWeights => Extent.Of((long)rows.Block * Panel.Pad((int)why.Rows.Value));

    /// <summary>W'[k, c] = Why[k, candidate_c]; b'_c = by[candidate_c] − ln E(candidate_c), with E the expected count in the sample.</summary>
    public RuntimeMethod GatherCandidates => new(
        "SampledColumns.GatherCandidates",
        new("candidates", Candidates),
        new("corrections", new SpanType("float", Extent.Open("S"))),
        new("why", why),
        new("by", _by),
        Depth,
        new("weights", Weights),
        new("bias", Bias),
        new("panels", PanelRangeType.Instance));

    /// <summary>w_r[k] = Why[k, target_r].</summary>
    public RuntimeMethod GatherTargets => new(
        "SampledColumns.GatherTargets", new("targets", Targets), new("why", why), Depth, new("targetWeights", TargetWeights), new("member", MemberType.Instance));

    /// <summary>z_c = −∞ where candidate c is the row's own target, which is counted separately.</summary>
    public RuntimeMethod LeaveOutHits(MatrixType logits) => new(
        "SampledColumns.LeaveOutHits", new("logits", logits), new("hits", new SpanType("int", Extent.Of(rows.Block))), new("panels", PanelRangeType.Instance));

    /// <summary>z_target = w_r·h_r + by[target] − ln E(target), in the first column of the panel after the candidates.</summary>
    public RuntimeMethod ScoreTargets(MatrixType hidden, MatrixType logits) => new(
        "SampledColumns.ScoreTargets",
        new("hidden", hidden),
        ConstantType.Parameter("hiddenStride", hidden.PanelStride.Argument),
        new("targetWeights", new VectorType(BlockWeights)),
        Depth,
        new("targets", new SpanType("int", Extent.Of(rows.Block))),
        new("corrections", new SpanType("float", Extent.Of(rows.Block))),
        new("by", _by),
        new("logits", logits));

    /// <summary>dh_r += dz_target · w_r.</summary>
    public RuntimeMethod AddTargetGradients(MatrixType logits, MatrixType hiddenGradient) => new(
        "SampledColumns.AddTargetGradients",
        new("logits", logits),
        new("targetWeights", new VectorType(BlockWeights)),
        ConstantType.Parameter("rows", "OutputRows"),
        Depth,
        new("hiddenGradient", hiddenGradient),
        ConstantType.Parameter("gradientStride", hiddenGradient.PanelStride.Argument),
        new("targetGradients", new VectorType(rows.Block)),
        new("member", MemberType.Instance));

    /// <summary>dWhy[k, candidate_c] = dW'[k, c]; dWhy[k, target_r] += dz_target · h_r[k]; dby likewise.</summary>
    public RuntimeMethod Scatter(MatrixType hidden) => new(
        "SampledColumns.Scatter",
        new("candidates", Candidates),
        new("targets", Targets),
        new("weightGradients", Weights),
        new("biasGradients", Bias),
        new("targetGradients", new VectorType(rows.Step)),
        new("hidden", hidden),
        ConstantType.Parameter("hiddenStride", hidden.PanelStride.Argument),
        Depth,
        new("dwhy", why),
        new("dby", _by),
        new("member", MemberType.Instance));
}
