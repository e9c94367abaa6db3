namespace RnnGen.Generators;

/// <summary>Prints one register tile of a weight gradient: some rows of K by one panel of N, summed over the batch, with vectors of 8 or of 16 floats.</summary>
internal static class OuterProductTileEmitter
{
    public static void Emit(SourceWriter w, PanelOuterProduct k, TileVectors vectors, int height)
    {
        IEnumerable<int> rows = Enumerable.Range(0, height);
        string block = k.IsBlocked ? ", nuint rows, bool accumulate" : k.CanAccumulate ? ", bool accumulate" : "";
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}{vectors.Name}{height}(ref float left, ref float right, ref float result{block})"))
        {
            if (k.Prefetches)
            {
                w.Lines(rows.Select(row => $"VectorMath.Prefetch(ref result, {row * Panel.Width});"));
            }

            w.Lines(rows.Select(row => vectors.Declare(row, _ => vectors.Zero)));
            using (w.Block($"for (nuint row = 0; row < {(k.IsBlocked ? "rows" : $"{k.Rows * Panel.Width}")}; row += {Panel.Width})"))
            {
                w.Line(vectors.DeclareSource("right", "right", "row"));
                w.Lines(rows.SelectMany(row => vectors.MultiplyAdd(row, $"Unsafe.Add(ref left, {(row == 0 ? "row" : $"row + {row}")})", "right")));
            }

            if (k.IsBlocked || k.CanAccumulate)
            {
                using (w.Block("if (accumulate)"))
                {
                    w.Lines(rows.Select(row => vectors.Add(row, "result")));
                }
            }

            w.Lines(rows.Select(row => vectors.Store(row, "result")));
        }
    }
}
