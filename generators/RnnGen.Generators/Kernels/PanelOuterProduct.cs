using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Weight gradient with all three matrices in panels of 16 columns. One call computes the panels that its caller passes.</summary>
/// <param name="name">Name of the method.</param>
/// <param name="equation">What it computes.</param>
/// <param name="shape">Its operands.</param>
/// <param name="canAccumulate">Whether the caller chooses if the result is added to or overwritten.</param>
internal sealed class PanelOuterProduct(string name, string equation, OuterProductShape shape, bool canAccumulate) : Kernel(name, equation)
{
    /// <summary>Panels that a register tile spans where vectors have 16 floats and there are so many.</summary>
    public const int Breadth = 3;

    public OuterProductShape Shape => shape;

    public bool CanAccumulate => canAccumulate;

    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("left", shape.Left),
        new("right", shape.Right),
        new("result", shape.Result),
        .. canAccumulate ? [new Parameter("accumulate", ScalarType.Bool)] : Array.Empty<Parameter>(),
        new("panels", PanelRangeType.Instance),
    ];

    public override IEnumerable<Tile> Tiles => new[] { FullPanels > 0 ? Panel.Width : 0, TailRows }.Where(static rows => rows > 0).Select(static rows => new OuterProductRows(rows));

    private int FullPanels => shape.Depth / Panel.Width;

    /// <summary>Rows of K in the last panel, if it is not full.</summary>
    private int TailRows => shape.Depth % Panel.Width;

    protected override void Body(SourceWriter w)
    {
        if (!shape.IsBlocked)
        {
            Panels(w);
            return;
        }

        w.Line($"// {shape.BlockRows} rows of a panel of each side stay in the first-level cache while all tiles of the panel are computed.");
        using (w.Block($"for (nuint block = 0; block < {shape.Rows}; block += {shape.BlockRows})"))
        {
            w.Line($"nuint rows = Math.Min({shape.BlockRows}, {shape.Rows} - block);");
            Panels(w);
        }
    }

    private void Panels(SourceWriter w)
    {
        using (w.Block("for (nuint panel = firstPanel, breadth; panel < endPanel; panel += breadth)"))
        {
            w.Line("breadth = Tiles.OuterBreadth(endPanel - panel);");
            w.Line($"ref float rightRows = ref Unsafe.Add(ref right, {Block(shape.Right.PanelOffset("panel"))});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, {shape.Result.PanelOffset("panel")});");
            if (FullPanels > 1)
            {
                using (w.Block($"for (nuint leftPanel = 0; leftPanel < {FullPanels}; leftPanel++)"))
                {
                    Rows(w, Panel.Width, Block(shape.Left.PanelOffset("leftPanel")), $"leftPanel * {Panel.BlockFloats}");
                }
            }
            else if (FullPanels == 1)
            {
                Rows(w, Panel.Width, Block(""), "");
            }

            if (TailRows > 0)
            {
                Rows(w, TailRows, Block(FullPanels == 0 ? "" : shape.Left.PanelOffset($"{FullPanels}")), FullPanels == 0 ? "" : $"{FullPanels * Panel.BlockFloats}");
            }
        }
    }

    /// <summary>Writes the sums of one panel of the left side.</summary>
    private void Rows(SourceWriter w, int count, string left, string result)
    {
        string resultRows = result.Length == 0 ? "ref resultPanel" : $"ref Unsafe.Add(ref resultPanel, {result})";
        if (shape.IsFar)
        {
            w.Line($"if (breadth == 1) VectorMath.PrefetchPanel({resultRows}, 0);");
        }

        string rows = shape.IsBlocked ? "rows" : $"{shape.Rows}";
        string accumulate = (shape.IsBlocked, canAccumulate) switch { (true, true) => "accumulate || block > 0", (true, false) => "block > 0", (false, true) => "accumulate", _ => "false" };
        w.Line($"Tiles.{new OuterProductRows(count).Name}(breadth, {(left.Length == 0 ? "ref left" : $"ref Unsafe.Add(ref left, {left})")}, ref rightRows, {rows}, accumulate: {accumulate}, {resultRows}, {shape.Right.PanelStride.Argument}, {shape.Result.PanelStride.Argument});");
    }

    /// <summary>An offset in a side of the product, advanced to the current block of rows.</summary>
    private string Block(string offset) => (shape.IsBlocked, offset.Length) switch
    {
        (false, _) => offset,
        (true, 0) => "block * 16",
        _ => $"({offset}) + (block * 16)",
    };
}
