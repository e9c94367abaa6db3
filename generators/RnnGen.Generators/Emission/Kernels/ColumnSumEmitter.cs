namespace RnnGen.Generators;

/// <summary>Prints a bias gradient.</summary>
internal static class ColumnSumEmitter
{
    public static void Emit(SourceWriter w, ColumnSum k)
    {
        string accumulate = k.CanAccumulate ? ", bool accumulate" : "";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float values, ref float result, {EmittedText.PanelRange}{accumulate})"))
        using (w.Block(EmittedText.PanelLoop))
        {
            string start(string offset) => k.CanAccumulate
                ? $"accumulate ? Vector256.LoadUnsafe(ref result, {offset}) : Vector256<float>.Zero"
                : "Vector256<float>.Zero";
            w.Line($$"""
                Vector256<float> low = {{start("panel * 16")}};
                Vector256<float> high = {{start("(panel * 16) + 8")}};
                for (nuint row = panel * {{k.Rows * Panel.Width}}; row < (panel + 1) * {{k.Rows * Panel.Width}}; row += {{Panel.Width}})
                {
                    low += Vector256.LoadUnsafe(ref values, row);
                    high += Vector256.LoadUnsafe(ref values, row + 8);
                }

                low.StoreUnsafe(ref result, panel * 16);
                high.StoreUnsafe(ref result, (panel * 16) + 8);
                """);
        }
    }
}
