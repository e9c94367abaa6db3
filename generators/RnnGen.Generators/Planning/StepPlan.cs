using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The session's pass: one word in, logits of any panels out.</summary>
internal sealed class StepPlan
{
    private readonly MatVec[] _projections;
    private readonly MatVec _recurrence;
    private readonly MatVec? _firstRecurrence;
    private readonly Kernel _update;
    private readonly Kernel? _firstUpdate;

    public StepPlan(Widths widths, ParameterLayout parameters)
    {
        // A word reads the weights of all layers before it reads the first again.
        WeightLevel level = WeightStream.LevelOf(parameters.Layers.Sum(static layer => (layer.InputWeights?.Length ?? 0) + layer.RecurrentWeights.Length));
        MatVec Recurrence(MatVecStart start) => new(
            $"z = Whh·hPrev + Wxh·x + b{widths.Cell.RecurrentGates}.",
            new MatrixType(widths.RecurrentGatePanels, widths.Spec.HiddenSize, widths.HiddenStride),
            start,
            level);
        Kernel Update(string name, bool addsBias) => widths.Cell.Update(name, widths.PaddedUnits, widths.HiddenWidth, addsBias);
        _projections = [.. parameters.Layers.Select(static layer => layer.InputWeights).OfType<MatrixRegion>().Take(2).Select(weights =>
            new MatVec("z = Wxh·x + b: the input's contribution to the gates.", weights.Type, MatVecStart.Vector, level))];
        IsOneHot = parameters.Layers[0].InputTable is not null;
        _recurrence = Recurrence(MatVecStart.Vector);
        _firstRecurrence = IsOneHot ? Recurrence(MatVecStart.TwoVectors) : null;
        _update = Update("Update", addsBias: false);
        _firstUpdate = IsOneHot && widths.Cell.SplitGate is not null ? Update("UpdateOneHot", addsBias: true) : null;
        Split = widths.Cell.SplitGate is not { } split ? null : new MatVec(
            string.Format(split.Equation, "hPrev"),
            new MatrixType(widths.BlockPanels, widths.Spec.HiddenSize, widths.HiddenStride),
            MatVecStart.Vector,
            level);
        LookUp = parameters.IsTied ? new WordColumns(parameters.OutputWeights.Type, widths.EmbeddingDepth).Read(Extent.Of(widths.EmbeddingWidth)) : null;
        OutputProjection = parameters.Projection is not { } projection ? null : new MatVec(
            "y = P·h: h in the width of the embedding.", projection.Type, MatVecStart.Zero, WeightStream.LevelOf(projection.Length));
        Output = new MatVec(
            "z = Why·h + by: 16 logits a panel.",
            parameters.OutputWeights.Type with { Panels = Extent.Open("panels") },
            MatVecStart.Vector,
            WeightStream.LevelOf(parameters.OutputWeights.Length));
        PrefetchRow = new RuntimeMethod("VectorMath.PrefetchRow", new("row", new VectorType(widths.GateColumns)), ConstantType.Parameter("length", "GateColumns"));
        Layers = widths.Spec.Layers;
    }

    /// <summary>Whether the input is one-hot: words enter the first layer as rows of Wxh.</summary>
    public bool IsOneHot { get; }

    /// <summary>The look-up of a tied embedding; null where the word vector is read in place.</summary>
    public RuntimeMethod? LookUp { get; }

    /// <summary>The recurrent side of a split gate; null where there is none.</summary>
    public MatVec? Split { get; }

    /// <summary>P·h, where a tied embedding has another width than h; null elsewhere.</summary>
    public MatVec? OutputProjection { get; }

    /// <summary>Logits of some panels.</summary>
    public MatVec Output { get; }

    /// <summary>The prefetch of a row of the table that replaces the embedding.</summary>
    public RuntimeMethod PrefetchRow { get; }

    /// <summary>The nonlinearities.</summary>
    public IEnumerable<Kernel> Kernels => _firstUpdate is null ? [_update] : Layers == 1 ? [_firstUpdate] : [_firstUpdate, _update];

    public IEnumerable<Tile> Tiles => Enumerable.Range(0, Layers).Select(Recurrence).Concat(_projections).Concat(new[] { Split, OutputProjection, Output }.OfType<MatVec>()).Select(static product => product.Tile);

    private int Layers { get; }

    /// <summary>Wxh·x + b of a layer.</summary>
    /// <exception cref="InvalidOperationException">The layer's input is one-hot: its projection is a row of a table.</exception>
    public MatVec Projection(int layer) => layer == 0 && IsOneHot
        ? throw new InvalidOperationException("One-hot input is looked up, not projected.")
        : _projections[Math.Min(layer, _projections.Length - 1)];

    /// <summary>Whh·hPrev, added to the input's contribution.</summary>
    public MatVec Recurrence(int layer) => layer == 0 && _firstRecurrence is not null ? _firstRecurrence : _recurrence;

    /// <summary>From the pre-activations to h (and c).</summary>
    public Kernel Update(int layer) => layer == 0 && _firstUpdate is not null ? _firstUpdate : _update;
}
