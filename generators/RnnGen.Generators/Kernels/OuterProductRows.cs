using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The rows of one panel of K by one panel of N: one tile with vectors of 16, several with vectors of 8.</summary>
/// <param name="count">Rows, at most 16.</param>
internal sealed class OuterProductRows(int count) : Tile($"OuterProductOf{count}Rows")
{
    private readonly RowTiling _narrow = RowTiling.Of(count);

    private OuterProductTile Wide => new(count, TileVectors.Wide);

    public override IEnumerable<Tile> Parts => _narrow.Heights.Select(Narrow).Append(Wide);

    public override void Emit(SourceWriter w)
    {
        w.Summary($"result (+)= leftᵀ · right for {Amount.Of(count, "row")} by one panel of columns, summed over the rows of a batch.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"public static void {Name}({OuterProductTile.Parameters})"))
        {
            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                w.Line($"{Wide.Name}(ref left, ref right, rows, accumulate, ref result);");
            }

            w.ElseBlock(() => w.Lines(_narrow.Tiles.Select(tile => tile.Row == 0
                ? $"{Narrow(tile.Height).Name}(ref left, ref right, rows, accumulate, ref result);"
                : $"{Narrow(tile.Height).Name}(ref Unsafe.Add(ref left, {tile.Row}), ref right, rows, accumulate, ref Unsafe.Add(ref result, {tile.Row * 16}));")));
        }
    }

    private static OuterProductTile Narrow(int height) => new(height, TileVectors.Narrow);
}
