namespace RnnGen.Generators;

/// <summary>Prints a weight gradient: the loop over panels and row tiles, then the tiles.</summary>
internal static class PanelOuterProductEmitter
{
    public static void Emit(SourceWriter w, PanelOuterProduct k)
    {
        string accumulate = k.CanAccumulate ? ", bool accumulate" : "";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float left, ref float right, ref float result, {EmittedText.PanelRange}{accumulate})"))
        {
            if (k.IsBlocked)
            {
                Blocks(w, k);
            }
            else
            {
                Panels(w, k, "left", "right");
            }
        }

        IEnumerable<int> heights = k.DepthPanels > 0 ? k.PanelTiles.Heights : [];
        EmitTiles(w, k, TileVectors.Narrow, heights.Concat(k.TailTiles?.Heights ?? []));
        EmitTiles(w, k, TileVectors.Wide, k.WideHeights);
    }

    private static void EmitTiles(SourceWriter w, PanelOuterProduct k, TileVectors vectors, IEnumerable<int> heights)
    {
        foreach (int height in heights.Distinct())
        {
            w.Line();
            OuterProductTileEmitter.Emit(w, k, vectors, height);
        }
    }

    /// <summary>The whole result for one block of rows after the other.</summary>
    private static void Blocks(SourceWriter w, PanelOuterProduct k)
    {
        int end = k.Rows * Panel.Width;
        int block = k.BlockRows * Panel.Width;
        w.Line($"// {k.BlockRows} rows of a panel of each side stay in the first-level cache while all tiles of the panel pass them.");
        using (w.Block($"for (nuint block = 0; block < {end}; block += {block})"))
        {
            w.Line($"nuint rows = {end} - block < {block} ? {end} - block : {block};");
            w.Line($"bool adds = {(k.CanAccumulate ? "accumulate || " : "")}block > 0;");
            w.Line("ref float leftBlock = ref Unsafe.Add(ref left, block);");
            w.Line("ref float rightBlock = ref Unsafe.Add(ref right, block);");
            Panels(w, k, "leftBlock", "rightBlock");
        }
    }

    private static void Panels(SourceWriter w, PanelOuterProduct k, string left, string right)
    {
        using (w.Block(EmittedText.PanelLoop))
        {
            w.Line($"ref float rightPanel = ref Unsafe.Add(ref {right}, panel * {k.RightStride});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, panel * {k.ResultStride});");
            if (k.DepthPanels > 0)
            {
                using (w.Block($"for (nuint leftPanel = 0; leftPanel < {k.DepthPanels}; leftPanel++)"))
                {
                    w.Line($"ref float leftRows = ref Unsafe.Add(ref {left}, leftPanel * {k.LeftStride});");
                    w.Line($"ref float resultRows = ref Unsafe.Add(ref resultPanel, leftPanel * {Panel.Width * Panel.Width});");
                    Tiles(w, k, k.PanelTiles, "leftRows", "resultRows");
                }
            }

            if (k.TailTiles is { } tail)
            {
                w.Line($"ref float leftTail = ref Unsafe.Add(ref {left}, {(long)k.DepthPanels * k.LeftStride});");
                w.Line($"ref float resultTail = ref Unsafe.Add(ref resultPanel, {k.DepthPanels * Panel.Width * Panel.Width});");
                Tiles(w, k, tail, "leftTail", "resultTail");
            }
        }
    }

    /// <summary>The rows of one panel of the left side: one tile of vectors of 16, several of vectors of 8.</summary>
    private static void Tiles(SourceWriter w, PanelOuterProduct k, RowTiling tiles, string left, string result)
    {
        using (w.Block($"if ({EmittedText.IsWide})"))
        {
            w.Line(Call(k, TileVectors.Wide, 0, tiles.Rows, left, result));
        }

        w.ElseBlock(() => w.Lines(tiles.Tiles.Select(tile => Call(k, TileVectors.Narrow, tile.Row, tile.Height, left, result))));
    }

    private static string Call(PanelOuterProduct k, TileVectors vectors, int row, int height, string left, string result)
    {
        string block = k.IsBlocked ? ", rows, adds" : k.CanAccumulate ? ", accumulate" : "";
        string leftRow = row == 0 ? left : $"Unsafe.Add(ref {left}, {row})";
        string resultRow = row == 0 ? result : $"Unsafe.Add(ref {result}, {row * Panel.Width})";
        return $"{k.Name}{vectors.Name}{height}(ref {leftRow}, ref rightPanel, ref {resultRow}{block});";
    }
}
