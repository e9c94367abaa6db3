using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>All rows of a product by one panel, divided into register tiles.</summary>
/// <param name="count">Rows.</param>
internal sealed class ProductRows(int count) : Tile($"ProductOf{count}Rows")
{
    private readonly RowTiling _narrow = RowTiling.Of(count);
    private readonly RowTiling _wide = RowTiling.Wide(count);

    /// <summary>Whether there are several tiles, so that a call names the one it computes.</summary>
    public bool IsTiled => _narrow.Count > 1 || _wide.Count > 1;

    /// <summary>The number of tiles per panel, as an expression in emitted code: more where vectors are narrower.</summary>
    public string TileCount => _narrow.Count == _wide.Count ? $"{_narrow.Count}u" : $"{EmittedText.IsWide} ? {_wide.Count}u : {_narrow.Count}u";

    public override IEnumerable<Tile> Parts =>
        _narrow.Heights.Select(height => new ProductTile(height, TileVectors.Narrow)).Concat(_wide.Heights.Select(height => new ProductTile(height, TileVectors.Wide)));

    /// <summary>The call for one panel.</summary>
    /// <param name="arguments">Arguments for <see cref="ProductTile.Parameters"/>.</param>
    public string Invoke(string arguments) => IsTiled ? $"Tiles.{Name}(tile % tiles, {arguments});" : $"Tiles.{Name}({arguments});";

    public override void Emit(SourceWriter w)
    {
        w.Summary(IsTiled ? $"result = start + left · weights for one panel of columns: a register tile of the {count} rows." : $"result = start + left · weights for one panel of columns: {Amount.Of(count, "row")}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"public static void {Name}({(IsTiled ? "nuint tile, " : "")}{ProductTile.Parameters})"))
        {
            if (IsTiled)
            {
                string narrow = FirstRow(_narrow), wide = FirstRow(_wide);
                w.Line(narrow == wide ? $"nuint row = {narrow};" : $"nuint row = {EmittedText.IsWide} ? {wide} : {narrow};");
                w.Line("""
                    left = ref Unsafe.Add(ref left, row * 16);
                    start = ref Unsafe.Add(ref start, row * startStride);
                    result = ref Unsafe.Add(ref result, row * 16);
                    """);
            }

            if (_narrow.ShortCount + _wide.ShortCount == 0)
            {
                w.Line($"if ({EmittedText.IsWide}) {Tile(TileVectors.Wide, _wide.Tall)}");
                w.Line($"else {Tile(TileVectors.Narrow, _narrow.Tall)}");
                return;
            }

            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                Call(w, TileVectors.Wide, _wide);
            }

            w.ElseBlock(() => Call(w, TileVectors.Narrow, _narrow));
        }
    }

    private static string FirstRow(RowTiling tiling) => tiling switch
    {
        { Count: 1 } => "0",
        { ShortCount: 0 } => $"tile * {tiling.Tall}",
        _ => $"(tile * {tiling.Short}) + Math.Min(tile, {tiling.TallCount})",
    };

    private static void Call(SourceWriter w, TileVectors vectors, RowTiling tiling)
    {
        w.Line(tiling.ShortCount == 0 ? Tile(vectors, tiling.Tall) : $"if (row < {tiling.TallRows}) {Tile(vectors, tiling.Tall)}");
        if (tiling.ShortCount > 0)
        {
            w.Line($"else {Tile(vectors, tiling.Short)}");
        }
    }

    private static string Tile(TileVectors vectors, int height) => $"{new ProductTile(height, vectors).Name}({ProductTile.Arguments});";
}
