using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// Matrix product with all three matrices in panels of 16 columns. Every element is the same chain of multiply-adds in every tile, so that results are
/// bit-identical with vectors of any width.
/// </summary>
/// <param name="name">Name of the method.</param>
/// <param name="equation">What it computes.</param>
/// <param name="shape">Its operands.</param>
/// <param name="start">What the accumulators start from.</param>
/// <param name="split">The part of the result that one call computes.</param>
internal sealed class PanelProduct(string name, string equation, ProductShape shape, ProductStart start, ProductSplit split) : Kernel(name, equation)
{
    /// <summary>Panels that a register tile spans where vectors have 16 floats and there are so many.</summary>
    public const int Breadth = 2;

    private readonly ProductRows _rows = new(shape.Rows, isPair: shape.Result.Panels.Known != 1);

    public ProductShape Shape => shape;

    public ProductStart Start => start;

    public ProductSplit Split => split;

    public override IEnumerable<Tile> Tiles => [_rows];

    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("left", shape.Left),
        new("weights", shape.Weights),
        .. start == ProductStart.Bias ? [new Parameter("bias", new VectorType(Columns))] : Array.Empty<Parameter>(),
        new("result", shape.Result),
        .. shape.Depth.IsOpen ? [new Parameter("depth", ScalarType.Count)] : Array.Empty<Parameter>(),
        .. split switch
        {
            ProductSplit.Whole => Array.Empty<Parameter>(),
            ProductSplit.PanelRange => [new Parameter("panels", PanelRangeType.Instance)],
            _ => [new Parameter("member", MemberType.Instance)],
        },
    ];

    private Extent Columns => shape.Result.Panels.IsOpen ? Extent.Open("16·panels") : Extent.Of(shape.Result.Panels.Value * Panel.Width);

    private bool IsSinglePanel => shape.Result.Panels.Known == 1;

    private string First => split == ProductSplit.PanelRange ? "firstPanel" : "0";

    private string End => split == ProductSplit.PanelRange ? "endPanel" : shape.Result.Panels.Text;

    /// <summary>All that the result is divided into: the columns that a register tile spans, or where there are several tiles above each other, these.</summary>
    private string All
    {
        get
        {
            string across = split == ProductSplit.PanelRange ? "Tiles.Across(endPanel - firstPanel)" : $"Tiles.Across({shape.Result.Panels.Text})";
            return (IsSinglePanel, _rows.IsTiled) switch
            {
                (true, true) => "tiles",
                (true, false) => "1",
                (false, true) => across + " * tiles",
                _ => across,
            };
        }
    }

    private string IsFar => $"isFar: {(shape.IsFar ? "true" : "false")}";

    protected override void Body(SourceWriter w)
    {
        if (start == ProductStart.Zero)
        {
            w.Line("ref float zeros = ref MemoryMarshal.GetReference(Tiles.Zeros);");
        }

        if (_rows.IsTiled)
        {
            w.Line($"nuint tiles = {_rows.TileCount}; // above each other");
        }

        if (!shape.IsBlocked)
        {
            Loop(w);
            return;
        }

        if (start == ProductStart.Zero || _rows.IsTiled)
        {
            w.Line();
        }

        if (split == ProductSplit.Tiles)
        {
            // A register tile is added to block after block: by one member, so that none has to wait.
            using (w.Block($"for (TeamShare share = member.Share({All}); share.MoveToRange();)"))
            {
                Blocks(w);
            }
        }
        else
        {
            Blocks(w);
        }
    }

    private void Blocks(SourceWriter w)
    {
        w.Line($"// {ProductShape.BlockDepth} rows of a panel of weights stay in the first-level cache while all rows of left are multiplied by them.");
        string depth = shape.Depth.Text;
        using (w.Block($"for (nuint block = 0; block == 0 || block < {depth}; block += {ProductShape.BlockDepth})"))
        {
            w.Line($"nuint blockDepth = Math.Min({ProductShape.BlockDepth}, {depth} - block);");
            w.Line($"ref float leftBlock = ref Unsafe.Add(ref left, block / 16 * {shape.Left.PanelStride.Text});");
            Loop(w);
        }
    }

    /// <summary>Writes the loop over the panels of the result, or over their register tiles.</summary>
    private void Loop(SourceWriter w)
    {
        if (IsSinglePanel && !_rows.IsTiled && split == ProductSplit.Whole)
        {
            Panels(w);
            return;
        }

        string loop = split switch
        {
            ProductSplit.Tiles when shape.IsBlocked => "for (nuint tile = share.Current; tile < share.End; tile++)",
            ProductSplit.Tiles => EmittedText.Share("tile", All),
            _ when !_rows.IsTiled => $"for (nuint panel = {First}; panel < {End}; panel += Tiles.Breadth)",
            _ => $"for (nuint tile = 0; tile < {All}; tile++)",
        };
        using (w.Block(loop))
        {
            if (!IsSinglePanel && (_rows.IsTiled || split == ProductSplit.Tiles))
            {
                string columns = _rows.IsTiled ? "tile / tiles" : "tile";
                w.Line(split == ProductSplit.PanelRange ? $"nuint panel = firstPanel + ({columns} * Tiles.Breadth);" : $"nuint panel = {columns} * Tiles.Breadth;");
            }

            Panels(w);
        }
    }

    /// <summary>Writes the call for as many panels of the result as a register tile spans, or for one register tile of them.</summary>
    private void Panels(SourceWriter w)
    {
        string panels = $"{End} - panel", strides = $"{shape.Weights.PanelStride.Argument}, {shape.Result.PanelStride.Argument}";
        string At(string variable, string offset) => IsSinglePanel ? $"ref {variable}" : $"ref Unsafe.Add(ref {variable}, {offset})";
        string weights = At("weights", shape.Weights.PanelOffset("panel"));
        string result = At("result", shape.Result.PanelOffset("panel"));
        string bias = At("bias", "panel * 16");
        if (!shape.IsBlocked)
        {
            string begin = start switch { ProductStart.Zero => "ref zeros, 0", ProductStart.Bias => $"{bias}, 0", _ => "ref resultPanel, 16" };
            if (start == ProductStart.Result)
            {
                w.Line($"ref float resultPanel = {result};");
                result = "ref resultPanel";
            }

            w.Line(_rows.Invoke(panels, $"ref left, {shape.Left.PanelStride.Argument}, {weights}, {shape.Depth.Text}, {IsFar}, {begin}, {result}", strides));
            return;
        }

        string block = IsSinglePanel ? "block * 16" : $"({shape.Weights.PanelOffset("panel")}) + (block * 16)";
        w.Line($"ref float weightBlock = ref Unsafe.Add(ref weights, {block});");
        w.Line($"ref float resultPanel = {result};");
        string next = _rows.Invoke(panels, $"ref leftBlock, {shape.Left.PanelStride.Argument}, ref weightBlock, blockDepth, {IsFar}, ref resultPanel, 16, ref resultPanel", strides);
        if (start == ProductStart.Result)
        {
            w.Line(next);
            return;
        }

        using (w.Block("if (block == 0)"))
        {
            w.Line(_rows.Invoke(panels, $"ref leftBlock, {shape.Left.PanelStride.Argument}, ref weightBlock, blockDepth, {IsFar}, {(start == ProductStart.Zero ? "ref zeros" : bias)}, 0, ref resultPanel", strides));
        }

        w.ElseBlock(() => w.Line(next));
    }
}
