namespace RnnGen.Generators;

/// <summary>Prints a matrix product: the loop over panels and row tiles, then the tiles.</summary>
internal static class PanelProductEmitter
{
    public static void Emit(SourceWriter w, PanelProduct k)
    {
        string start = k.Start == ProductStart.Bias ? "ref float bias, " : "";
        string panelCount = k.Panels == 0 ? ", int panelCount" : "";
        string depthPanels = k.Depth == 0 ? ", int depthPanels" : "";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float left, ref float weights, {start}ref float result{panelCount}{depthPanels})"))
        using (w.Block($"for (nuint panel = 0; panel < {(k.Panels == 0 ? "(nuint)panelCount" : k.Panels.ToString())}; panel++)"))
        {
            w.Line($"ref float weightPanel = ref Unsafe.Add(ref weights, panel * {k.WeightStride});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, panel * {k.ResultStride});");
            if (k.Start == ProductStart.Bias)
            {
                w.Line($"ref float biasPanel = ref Unsafe.Add(ref bias, panel * {Panel.Width});");
            }

            Tiles(w, k, k.Rows.Tall, 0, k.Rows.TallCount);
            Tiles(w, k, k.Rows.Short, k.Rows.TallRows, k.Rows.ShortCount);
        }

        foreach (int height in k.Rows.Heights)
        {
            w.Line();
            ProductTileEmitter.Emit(w, k, height);
        }
    }

    private static void Tiles(SourceWriter w, PanelProduct k, int height, int firstRow, int count)
    {
        string bias = k.Start == ProductStart.Bias ? "ref biasPanel, " : "";
        string depth = k.Depth == 0 ? ", depthPanels" : "";
        string Call(string row) => row == "0"
            ? $"{k.Name}Rows{height}(ref left, ref weightPanel, {bias}ref resultPanel{depth});"
            : $"{k.Name}Rows{height}(ref Unsafe.Add(ref left, {row} * {Panel.Width}), ref weightPanel, {bias}ref Unsafe.Add(ref resultPanel, {row} * {Panel.Width}){depth});";
        if (count == 1)
        {
            w.Line(Call($"{firstRow}"));
        }
        else if (count > 1)
        {
            using (w.Block($"for (nuint row = {firstRow}; row < {firstRow + (height * count)}; row += {height})"))
            {
                w.Line(Call("row"));
            }
        }
    }
}
