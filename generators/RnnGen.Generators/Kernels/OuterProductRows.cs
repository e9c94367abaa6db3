using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The rows of one panel of K by one panel of N, or where vectors have 16 floats by three, divided into register tiles.</summary>
/// <param name="count">Rows, at most 16.</param>
internal sealed class OuterProductRows(int count) : Tile($"OuterProductOf{count}Rows")
{
    private readonly RowTiling _narrow = RowTiling.Of(count);
    private readonly RowTiling _wide = RowTiling.Wide(count);
    private readonly RowTiling _wideTriple = RowTiling.WideTriple(count);

    public override IEnumerable<Tile> Parts =>
    [
        .. _narrow.Heights.Select(static height => new OuterProductTile(height, TileVectors.Narrow)),
        .. _wide.Heights.Select(static height => new OuterProductTile(height, TileVectors.Wide)),
        .. _wideTriple.Heights.Select(static height => new OuterProductTile(height, TileVectors.WideTriple)),
    ];

    public override void Emit(SourceWriter w)
    {
        w.Summary($"result (+)= leftᵀ · right for {Amount.Of(count, "row")} by one panel of columns, or three, summed over the rows of a batch.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"public static void {Name}(nuint breadth, {OuterProductTile.BroadParameters})"))
        {
            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                using (w.Block("if (breadth > 1)"))
                {
                    Calls(w, TileVectors.WideTriple, _wideTriple);
                }

                w.ElseBlock(() => Calls(w, TileVectors.Wide, _wide));
            }

            w.ElseBlock(() => Calls(w, TileVectors.Narrow, _narrow));
        }
    }

    private static void Calls(SourceWriter w, TileVectors vectors, RowTiling tiling) => w.Lines(tiling.Tiles.Select(tile => new OuterProductTile(tile.Height, vectors).Call(tile.Row)));
}
