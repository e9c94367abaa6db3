namespace RnnGen.Generators;

/// <summary>Prints one register tile of a product: some rows by one panel, two accumulators a row.</summary>
internal static class ProductTileEmitter
{
    public static void Emit(SourceWriter w, PanelProduct k, int height)
    {
        ProductStart start = k.IsBlocked ? ProductStart.Result : k.Start;
        string bias = start == ProductStart.Bias ? "ref float bias, " : "";
        string depth = !k.IsBlocked ? "" : k.DepthTail > 0 ? ", nuint depth, nuint tail" : ", nuint depth";
        string end = k.IsBlocked ? "depth" : $"{k.DepthPanels * (long)k.LeftStride}";
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}Rows{height}(ref float left, ref float weights, {bias}ref float result{depth})"))
        {
            w.Lines(Enumerable.Range(0, height).Select(row => Accumulators(start, row)));
            w.Line("nuint weight = 0;");
            if (k.IsBlocked || k.DepthPanels > 0)
            {
                using (w.Block($"for (nuint panel = 0; panel < {end}; panel += {k.LeftStride})"))
                using (w.Block($"for (nuint k = panel; k < panel + {Panel.Width}; k++, weight += {Panel.Width})"))
                {
                    MultiplyAdds(w, height);
                }
            }

            if (k.DepthTail > 0)
            {
                using (w.Block($"for (nuint k = {end}; k < {end} + {(k.IsBlocked ? "tail" : $"{k.DepthTail}")}; k++, weight += {Panel.Width})"))
                {
                    MultiplyAdds(w, height);
                }
            }

            w.Lines(Enumerable.Range(0, height).Select(row =>
                $"{EmittedText.Store($"low{row}", "result", $"{row * Panel.Width}")} {EmittedText.Store($"high{row}", "result", $"{(row * Panel.Width) + Panel.LaneCount}")}"));
        }
    }

    private static string Accumulators(ProductStart start, int row)
    {
        (string low, string high) = start switch
        {
            ProductStart.Bias => (EmittedText.Load("bias", "0"), EmittedText.Load("bias", "8")),
            ProductStart.Result => (EmittedText.Load("result", $"{row * Panel.Width}"), EmittedText.Load("result", $"{(row * Panel.Width) + Panel.LaneCount}")),
            _ => ("Vector256<float>.Zero", "Vector256<float>.Zero"),
        };
        return $"Vector256<float> low{row} = {low}, high{row} = {high};";
    }

    private static void MultiplyAdds(SourceWriter w, int height)
    {
        w.Line("Vector256<float> weightLow = Vector256.LoadUnsafe(ref weights, weight), weightHigh = Vector256.LoadUnsafe(ref weights, weight + 8);");
        for (int row = 0; row < height; row++)
        {
            string offset = row == 0 ? "k" : $"k + {row * Panel.Width}";
            w.Line($"Vector256<float> left{row} = Vector256.Create(Unsafe.Add(ref left, {offset}));");
            w.Line($"low{row} = Vector256.MultiplyAddEstimate(left{row}, weightLow, low{row}); high{row} = Vector256.MultiplyAddEstimate(left{row}, weightHigh, high{row});");
        }
    }
}
