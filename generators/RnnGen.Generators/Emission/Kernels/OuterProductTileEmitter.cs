namespace RnnGen.Generators;

/// <summary>Prints one register tile of a weight gradient: some rows of K by one panel of N, summed over the batch.</summary>
internal static class OuterProductTileEmitter
{
    public static void Emit(SourceWriter w, PanelOuterProduct k, int height)
    {
        IEnumerable<int> rows = Enumerable.Range(0, height);
        string block = k.IsBlocked ? ", nuint rows, bool accumulate" : k.CanAccumulate ? ", bool accumulate" : "";
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}Rows{height}(ref float left, ref float right, ref float result{block})"))
        {
            w.Lines(rows.Select(row => $"Vector256<float> low{row} = Vector256<float>.Zero, high{row} = Vector256<float>.Zero;"));
            using (w.Block($"for (nuint row = 0; row < {(k.IsBlocked ? "rows" : $"{k.Rows * Panel.Width}")}; row += {Panel.Width})"))
            {
                w.Line("Vector256<float> rightLow = Vector256.LoadUnsafe(ref right, row), rightHigh = Vector256.LoadUnsafe(ref right, row + 8);");
                foreach (int row in rows)
                {
                    w.Line($"Vector256<float> left{row} = Vector256.Create(Unsafe.Add(ref left, {(row == 0 ? "row" : $"row + {row}")}));");
                    w.Line($"low{row} = Vector256.MultiplyAddEstimate(left{row}, rightLow, low{row}); high{row} = Vector256.MultiplyAddEstimate(left{row}, rightHigh, high{row});");
                }
            }

            if (k.IsBlocked || k.CanAccumulate)
            {
                using (w.Block("if (accumulate)"))
                {
                    w.Lines(rows.Select(row => $"low{row} += {EmittedText.Load("result", Low(row))}; high{row} += {EmittedText.Load("result", High(row))};"));
                }
            }

            w.Lines(rows.Select(row => $"{EmittedText.Store($"low{row}", "result", Low(row))} {EmittedText.Store($"high{row}", "result", High(row))}"));
        }
    }

    private static string Low(int row) => $"{row * Panel.Width}";

    private static string High(int row) => $"{(row * Panel.Width) + Panel.LaneCount}";
}
