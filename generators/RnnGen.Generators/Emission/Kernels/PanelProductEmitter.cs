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
        {
            if (k.IsBlocked)
            {
                Blocks(w, k);
            }
            else
            {
                Panels(w, k, "left", "panel * {0}");
            }
        }

        foreach (int height in k.Rows.Heights)
        {
            w.Line();
            ProductTileEmitter.Emit(w, k, height);
        }
    }

    /// <summary>All panels of the result for one block of K after the other.</summary>
    private static void Blocks(SourceWriter w, PanelProduct k)
    {
        string depth = k.Depth == 0 ? "(nuint)depthPanels" : $"{k.DepthPanels}";
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
            Panels(w, k, "leftBlock", $"(panel * {{0}}) + (block * {Panel.Width * Panel.Width})");
        }
    }

    private static void Panels(SourceWriter w, PanelProduct k, string left, string weightOffset)
    {
        using (w.Block($"for (nuint panel = 0; panel < {(k.Panels == 0 ? "(nuint)panelCount" : k.Panels.ToString())}; panel++)"))
        {
            w.Line($"ref float weightPanel = ref Unsafe.Add(ref weights, {string.Format(weightOffset, k.WeightStride)});");
            w.Line($"ref float resultPanel = ref Unsafe.Add(ref result, panel * {k.ResultStride});");
            if (k.Start == ProductStart.Bias)
            {
                w.Line($"ref float biasPanel = ref Unsafe.Add(ref bias, panel * {Panel.Width});");
            }

            if (k.IsBlocked && k.Start != ProductStart.Result)
            {
                Begin(w, k);
            }

            Tiles(w, k, left, k.Rows.Tall, 0, k.Rows.TallCount);
            Tiles(w, k, left, k.Rows.Short, k.Rows.TallRows, k.Rows.ShortCount);
        }
    }

    /// <summary>What the sums of all blocks are added to.</summary>
    private static void Begin(SourceWriter w, PanelProduct k)
    {
        bool isBias = k.Start == ProductStart.Bias;
        using (w.Block($"for (nuint row = 0; block == 0 && row < {k.Rows.Rows * Panel.Width}; row += {Panel.Width})"))
        {
            w.Line(EmittedText.Store(isBias ? EmittedText.Load("biasPanel", "0") : "Vector256<float>.Zero", "resultPanel", "row"));
            w.Line(EmittedText.Store(isBias ? EmittedText.Load("biasPanel", "8") : "Vector256<float>.Zero", "resultPanel", "row + 8"));
        }

        w.Line();
    }

    private static void Tiles(SourceWriter w, PanelProduct k, string left, int height, int firstRow, int count)
    {
        string bias = k.Start == ProductStart.Bias && !k.IsBlocked ? "ref biasPanel, " : "";
        string depth = !k.IsBlocked ? "" : k.DepthTail > 0 ? ", depth, tail" : ", depth";
        string Call(string row) => row == "0"
            ? $"{k.Name}Rows{height}(ref {left}, ref weightPanel, {bias}ref resultPanel{depth});"
            : $"{k.Name}Rows{height}(ref Unsafe.Add(ref {left}, {row} * {Panel.Width}), ref weightPanel, {bias}ref Unsafe.Add(ref resultPanel, {row} * {Panel.Width}){depth});";
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
