namespace RnnGen.Generators;

/// <summary>Prints the gradient of a table look-up.</summary>
internal static class RowScatterEmitter
{
    public static void Emit(SourceWriter w, RowScatter k)
    {
        string panels = $"for (nuint panel = member.First({k.Panels}), end = member.End({k.Panels}); panel < end; panel++)";
        string row = $"ref Unsafe.Add(ref table, ((nuint)words[row] * {k.Panels * Panel.Width}) + (panel * {Panel.Width}))";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> words, ref float gradient, ref float table, ref float squares, TeamMember member)"))
        using (w.Block(panels))
        {
            using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
            {
                w.Line($$"""
                    ref float target = {{row}};
                    nuint source = (panel * {{k.Rows * Panel.Width}}) + ((nuint)row * {{Panel.Width}});
                    (Vector256.LoadUnsafe(ref target) + Vector256.LoadUnsafe(ref gradient, source)).StoreUnsafe(ref target);
                    (Vector256.LoadUnsafe(ref target, 8) + Vector256.LoadUnsafe(ref gradient, source + 8)).StoreUnsafe(ref target, 8);
                    """);
            }

            w.Line("// Each word's row counts once, however often the batch has the word.");
            w.Line("Vector256<float> low = Vector256<float>.Zero, high = Vector256<float>.Zero;");
            using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
            using (w.Block("if (!words.Slice(0, row).Contains(words[row]))"))
            {
                w.Line($$"""
                    ref float sum = {{row}};
                    low = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum), low);
                    high = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref sum, 8), Vector256.LoadUnsafe(ref sum, 8), high);
                    """);
            }

            w.Line("Unsafe.Add(ref squares, panel) = Vector256.Sum(low + high);");
        }

        w.Line();
        w.Line("/// <summary>Zeroes the rows of the words of the batch before: all other rows are zero.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.ClearName}(ReadOnlySpan<int> words, ref float table, TeamMember member)"))
        using (w.Block(panels))
        using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                ref float target = {{row}};
                Vector256<float>.Zero.StoreUnsafe(ref target);
                Vector256<float>.Zero.StoreUnsafe(ref target, 8);
                """);
        }
    }
}
