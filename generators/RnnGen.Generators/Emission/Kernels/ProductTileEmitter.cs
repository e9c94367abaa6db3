namespace RnnGen.Generators;

/// <summary>Prints one register tile of a product: some rows by one panel, with vectors of 8 or of 16 floats.</summary>
internal static class ProductTileEmitter
{
    public static void Emit(SourceWriter w, PanelProduct k, TileVectors vectors, int height)
    {
        ProductStart start = k.IsBlocked ? ProductStart.Result : k.Start;
        string bias = start == ProductStart.Bias ? "ref float bias, " : "";
        string depth = !k.IsBlocked ? "" : k.DepthTail > 0 ? ", nuint depth, nuint tail" : ", nuint depth";
        string end = k.IsBlocked ? "depth" : $"{k.DepthPanels * (long)k.LeftStride}";
        IEnumerable<int> rows = Enumerable.Range(0, height);
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}{vectors.Name}{height}(ref float left, ref float weights, {bias}ref float result{depth})"))
        {
            w.Lines(rows.Select(row => vectors.Declare(row, column => Start(vectors, start, row, column))));
            w.Line("nuint weight = 0;");
            if (k.IsBlocked || k.DepthPanels > 0)
            {
                using (w.Block($"for (nuint panel = 0; panel < {end}; panel += {k.LeftStride})"))
                {
                    w.Lines(k.PrefetchedLines.Select(line => $"VectorMath.Prefetch(ref weights, weight + {k.PrefetchDistance + line});"));
                    using (w.Block($"for (nuint k = panel; k < panel + {Panel.Width}; k++, weight += {Panel.Width})"))
                    {
                        MultiplyAdds(w, vectors, height);
                    }
                }
            }

            if (k.DepthTail > 0)
            {
                using (w.Block($"for (nuint k = {end}; k < {end} + {(k.IsBlocked ? "tail" : $"{k.DepthTail}")}; k++, weight += {Panel.Width})"))
                {
                    MultiplyAdds(w, vectors, height);
                }
            }

            w.Lines(rows.Select(row => vectors.Store(row, "result")));
        }
    }

    private static string Start(TileVectors vectors, ProductStart start, int row, int column) => start switch
    {
        ProductStart.Bias => vectors.Load("bias", $"{column}"),
        ProductStart.Result => vectors.Load("result", $"{(row * Panel.Width) + column}"),
        _ => vectors.Zero,
    };

    private static void MultiplyAdds(SourceWriter w, TileVectors vectors, int height)
    {
        w.Line(vectors.DeclareSource("weight", "weights", "weight"));
        for (int row = 0; row < height; row++)
        {
            w.Lines(vectors.MultiplyAdd(row, $"Unsafe.Add(ref left, {(row == 0 ? "k" : $"k + {row * Panel.Width}")})", "weight"));
        }
    }
}
