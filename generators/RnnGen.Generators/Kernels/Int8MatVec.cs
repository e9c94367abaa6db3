using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>A product of int8 weights with one vector, which was quantised before: a call of a tile that walks all weights once.</summary>
/// <param name="weights">The weights.</param>
/// <param name="depth">Length of the vector.</param>
/// <param name="isFar">Whether the weights are prefetched a page ahead.</param>
internal sealed class Int8MatVec(MatrixType weights, int depth, bool isFar) : Method("Tiles." + new Int8MatVecTile(depth, isFar).Name)
{
    public Tile Tile => new Int8MatVecTile(depth, isFar);

    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("values", new VectorType(weights.Rows)),
        new("scale", ScalarType.Float),
        new("weights", weights.WithoutGaps()),
        new("columnScales", new VectorType(Columns)),
        new("corrections", new VectorType(Columns)),
        new("start", new VectorType(Extent.Open("panels"))),
        new("startStride", ScalarType.Count),
        new("result", new VectorType(Extent.Open("panels"))),
        new("resultStride", ScalarType.Count),
        weights.Panels.IsOpen ? new("panels", ScalarType.Count) : ConstantType.Parameter("panels", weights.Panels.Text),
    ];

    private Extent Columns => weights.Panels.IsOpen ? Extent.Open("16·panels") : Extent.Of(weights.Panels.Value * Panel.Width);
}
