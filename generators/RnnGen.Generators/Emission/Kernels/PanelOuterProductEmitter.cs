namespace RnnGen.Generators;

/// <summary>Prints a weight gradient: the loop over panels and row tiles, then the tiles.</summary>
internal static class PanelOuterProductEmitter
{
    public static void Emit(SourceWriter w, PanelOuterProduct k)
    {
        string panelCount = k.Panels == 0 ? ", int panelCount" : "";
        string accumulate = k.CanAccumulate ? ", bool accumulate" : "";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float left, ref float right, ref float result{panelCount}{accumulate})"))
        using (w.Block($"for (nuint panel = 0; panel < {(k.Panels == 0 ? "(nuint)panelCount" : k.Panels.ToString())}; panel++)"))
        {
            w.Line($"ref float rightPanel = ref Unsafe.Add(ref right, panel * {k.RightStride});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, panel * {k.ResultStride});");
            if (k.DepthPanels > 0)
            {
                using (w.Block($"for (nuint leftPanel = 0; leftPanel < {k.DepthPanels}; leftPanel++)"))
                {
                    w.Line($"ref float leftRows = ref Unsafe.Add(ref left, leftPanel * {k.LeftStride});");
                    w.Line($"ref float resultRows = ref Unsafe.Add(ref resultPanel, leftPanel * {Panel.Width * Panel.Width});");
                    Tiles(w, k, k.PanelTiles, "leftRows", "resultRows");
                }
            }

            if (k.TailTiles is { } tail)
            {
                w.Line($"ref float leftTail = ref Unsafe.Add(ref left, {(long)k.DepthPanels * k.LeftStride});");
                w.Line($"ref float resultTail = ref Unsafe.Add(ref resultPanel, {k.DepthPanels * Panel.Width * Panel.Width});");
                Tiles(w, k, tail, "leftTail", "resultTail");
            }
        }

        IEnumerable<int> heights = k.DepthPanels > 0 ? k.PanelTiles.Heights : [];
        foreach (int height in heights.Concat(k.TailTiles?.Heights ?? []).Distinct())
        {
            w.Line();
            OuterProductTileEmitter.Emit(w, k, height);
        }
    }

    private static void Tiles(SourceWriter w, PanelOuterProduct k, RowTiling tiles, string left, string result)
    {
        string accumulate = k.CanAccumulate ? ", accumulate" : "";
        foreach ((int row, int height) in tiles.Tiles)
        {
            string leftRow = row == 0 ? left : $"Unsafe.Add(ref {left}, {row})";
            string resultRow = row == 0 ? result : $"Unsafe.Add(ref {result}, {row * Panel.Width})";
            w.Line($"{k.Name}Rows{height}(ref {leftRow}, ref rightPanel, ref {resultRow}{accumulate});");
        }
    }
}
