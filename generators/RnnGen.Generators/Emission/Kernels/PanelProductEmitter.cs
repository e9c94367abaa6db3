namespace RnnGen.Generators;

/// <summary>Prints a matrix product: the loop over what one call computes, then the tiles.</summary>
internal static class PanelProductEmitter
{
    public static void Emit(SourceWriter w, PanelProduct k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}({string.Join(", ", Parameters(k))})"))
        {
            if (k.IsBlocked)
            {
                Blocks(w, k);
            }
            else
            {
                Part(w, k, "left", "panel * {0}");
            }
        }

        Tiles(w, k, TileVectors.Narrow, k.Rows);
        Tiles(w, k, TileVectors.Wide, k.WideRows);
    }

    private static void Tiles(SourceWriter w, PanelProduct k, TileVectors vectors, RowTiling rows)
    {
        foreach (int height in rows.Heights)
        {
            w.Line();
            ProductTileEmitter.Emit(w, k, vectors, height);
        }
    }

    private static IEnumerable<string> Parameters(PanelProduct k)
    {
        yield return "ref float left";
        yield return "ref float weights";
        if (k.Start == ProductStart.Bias)
        {
            yield return "ref float bias";
        }

        yield return "ref float result";
        if (k.Depth == 0)
        {
            yield return "nuint depthPanels";
        }

        if (k.Split != ProductSplit.Whole)
        {
            yield return k.Split == ProductSplit.Tiles ? "TeamMember member" : EmittedText.PanelRange;
        }
    }

    /// <summary>All panels of the result for one block of K after the other.</summary>
    private static void Blocks(SourceWriter w, PanelProduct k)
    {
        string depth = k.Depth == 0 ? "depthPanels" : $"{k.DepthPanels}";
        w.Line($"// {PanelProduct.BlockPanels * Panel.Width} rows of a panel of the weights stay in the first-level cache while all rows of left pass them.");
        using (w.Block($"for (nuint block = 0; block == 0 || block < {depth}; block += {PanelProduct.BlockPanels})"))
        {
            w.Line($"nuint rest = {depth} - block;");
            w.Line($"nuint depth = (rest < {PanelProduct.BlockPanels} ? rest : {PanelProduct.BlockPanels}) * {k.LeftStride};");
            if (k.DepthTail > 0)
            {
                w.Line($"nuint tail = rest <= {PanelProduct.BlockPanels} ? {k.DepthTail}u : 0;");
            }

            w.Line($"ref float leftBlock = ref Unsafe.Add(ref left, block * {k.LeftStride});");
            Part(w, k, "leftBlock", $"(panel * {{0}}) + (block * {Panel.Width * Panel.Width})");
        }
    }

    /// <summary>What one call computes of the result: whole panels, or the register tiles of a team's member.</summary>
    private static void Part(SourceWriter w, PanelProduct k, string left, string weightOffset)
    {
        bool isTiles = k.Split == ProductSplit.Tiles;
        string loop = k.Split switch
        {
            ProductSplit.Whole => $"for (nuint panel = 0; panel < {k.Panels}; panel++)",
            ProductSplit.PanelRange => EmittedText.PanelLoop,
            _ => $"for (nuint tile = member.First({k.Panels} * tiles), end = member.End({k.Panels} * tiles); tile < end; tile++)",
        };
        if (isTiles)
        {
            w.Line($"nuint tiles = {EmittedText.IsWide} ? {k.WideRows.Count}u : {k.Rows.Count}u;");
        }

        using (w.Block(loop))
        {
            if (isTiles)
            {
                w.Line("nuint panel = tile / tiles;");
            }

            w.Line($"ref float weightPanel = ref Unsafe.Add(ref weights, {string.Format(weightOffset, k.WeightStride)});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, panel * {k.ResultStride});");
            if (k.Start == ProductStart.Bias)
            {
                w.Line($"ref float biasPanel = ref Unsafe.Add(ref bias, panel * {Panel.Width});");
            }

            if (isTiles)
            {
                ProductTileCalls.One(w, k, left);
            }
            else
            {
                ProductTileCalls.All(w, k, left);
            }
        }
    }
}
