using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>A product for one word: a call of a tile that walks all weights once.</summary>
/// <param name="equation">What it computes.</param>
/// <param name="weights">The weights.</param>
/// <param name="start">What the sums start from.</param>
/// <param name="level">Where the weights come from.</param>
internal sealed class MatVec(string equation, MatrixType weights, MatVecStart start, WeightLevel level)
    : Method("Tiles." + new MatVecTile((int)weights.Rows.Value, start, level).Name)
{
    /// <summary>What it computes: the comment above the call.</summary>
    public string Equation => equation;

    public MatrixType Weights => weights;

    public MatVecStart Start => start;

    public Tile Tile => new MatVecTile((int)weights.Rows.Value, start, level);

    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("vector", new VectorType(weights.Rows)),
        new("weights", weights.WithoutGaps()),
        .. MatVecTile.StartNames(start).Select(name => new Parameter(name, new VectorType(Columns))),
        new("result", new VectorType(Columns)),
        weights.Panels.IsOpen ? new("panels", ScalarType.Count) : ConstantType.Parameter("panels", weights.Panels.Text),
    ];

    private Extent Columns => weights.Panels.IsOpen ? Extent.Open("16·panels") : Extent.Of(weights.Panels.Value * Panel.Width);
}
