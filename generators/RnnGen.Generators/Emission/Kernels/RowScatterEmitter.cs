namespace RnnGen.Generators;

/// <summary>Prints the gradient of a table look-up.</summary>
internal static class RowScatterEmitter
{
    public static void Emit(SourceWriter w, RowScatter k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> words, ref float gradient, ref float table)"))
        using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                ref float target = ref Unsafe.Add(ref table, (nuint)words[row] * {{k.Panels * Panel.Width}});
                for (nuint panel = 0; panel < {{k.Panels}}; panel++)
                {
                    nuint source = (panel * {{k.Rows * Panel.Width}}) + ((nuint)row * {{Panel.Width}});
                    (Vector256.LoadUnsafe(ref target, panel * 16) + Vector256.LoadUnsafe(ref gradient, source)).StoreUnsafe(ref target, panel * 16);
                    (Vector256.LoadUnsafe(ref target, (panel * 16) + 8) + Vector256.LoadUnsafe(ref gradient, source + 8)).StoreUnsafe(ref target, (panel * 16) + 8);
                }
                """);
        }
    }
}
