using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>All rows of a product by one panel, or where vectors have 16 floats by two, divided into register tiles.</summary>
/// <param name="count">Rows.</param>
/// <param name="isPair">Whether the product has more than one panel.</param>
internal sealed class ProductRows(int count, bool isPair) : Tile($"ProductOf{count}Rows{(isPair ? "" : "OfOnePanel")}")
{
    private readonly RowTiling _narrow = RowTiling.Of(count);
    private readonly RowTiling _wide = isPair ? RowTiling.WidePair(count) : RowTiling.Wide(count);

    /// <summary>Whether there are several tiles, so that a call names the one it computes.</summary>
    public bool IsTiled => _narrow.Count > 1 || _wide.Count > 1;

    /// <summary>The number of tiles of all rows, as an expression in emitted code: more where vectors are narrower.</summary>
    public string TileCount => _narrow.Count == _wide.Count ? $"{_narrow.Count}u" : $"{EmittedText.IsWide} ? {_wide.Count}u : {_narrow.Count}u";

    public override IEnumerable<Tile> Parts =>
    [
        .. _narrow.Heights.Select(static height => new ProductTile(height, TileVectors.Narrow)),
        .. _wide.Heights.Select(static height => new ProductTile(height, TileVectors.Wide)),
        .. isPair ? _wide.Heights.Select(static height => new ProductTile(height, TileVectors.WidePair)) : [],
    ];

    /// <summary>The call.</summary>
    /// <param name="panels">The panels from the first one on, as an expression.</param>
    /// <param name="arguments">Arguments for the operands of one panel.</param>
    /// <param name="strides">From one panel of the weights to the next, and of the result.</param>
    public string Invoke(string panels, string arguments, string strides) =>
        $"Tiles.{Name}({(IsTiled ? "tile % tiles, " : "")}{(isPair ? panels + ", " : "")}{arguments}{(isPair ? ", " + strides : "")});";

    public override void Emit(SourceWriter w)
    {
        string columns = isPair ? "one panel of columns, or two" : "one panel of columns";
        w.Summary(IsTiled ? $"result = start + left · weights for {columns}: a register tile of the {count} rows." : $"result = start + left · weights for {columns}: {Amount.Of(count, "row")}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"public static void {Name}({(IsTiled ? "nuint tile, " : "")}{(isPair ? "nuint panels, " : "")}{ProductTile.Parameters(isPair)})"))
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

            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                if (isPair)
                {
                    using (w.Block("if (panels > 1)"))
                    {
                        Call(w, TileVectors.WidePair, _wide);
                    }

                    w.ElseBlock(() => Call(w, TileVectors.Wide, _wide));
                }
                else
                {
                    Call(w, TileVectors.Wide, _wide);
                }
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
        string tall = new ProductTile(tiling.Tall, vectors).Call;
        if (tiling.ShortCount == 0)
        {
            w.Line(tall);
            return;
        }

        w.Line($"if (row < {tiling.TallRows}) {tall}");
        w.Line($"else {new ProductTile(tiling.Short, vectors).Call}");
    }
}
