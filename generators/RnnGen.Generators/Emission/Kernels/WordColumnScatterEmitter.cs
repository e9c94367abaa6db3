namespace RnnGen.Generators;

/// <summary>Prints the gradient of the look-up of a tied embedding.</summary>
internal static class WordColumnScatterEmitter
{
    public static void Emit(SourceWriter w, WordColumnScatter k)
    {
        int panel = k.Depth * Panel.Width;
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> words, ref float gradient, ref float dwhy, ref float squares, TeamMember member)"))
        using (w.Block($"for (nuint panel = member.First({k.Panels}), end = member.End({k.Panels}); panel < end; panel++)"))
        {
            w.Line($$"""
                int firstWord = (int)panel * {{Panel.Width}}, lastWord = firstWord + {{Panel.Width - 1}};
                int row = words.IndexOfAnyInRange(firstWord, lastWord);
                if (row < 0)
                {
                    continue;
                }

                for (int next = 0; next >= 0; row += next + 1)
                {
                    ref float source = ref Unsafe.Add(ref gradient, (nuint)row * {{Panel.Width}});
                    ref float target = ref Unsafe.Add(ref dwhy, (panel * {{panel}}) + ((nuint)words[row] % 16));
                    for (nuint column = 0; column < {{k.Depth}}; column++)
                    {
                        Unsafe.Add(ref target, column * {{Panel.Width}}) += Unsafe.Add(ref source, (column / 16 * {{k.Rows * Panel.Width}}) + (column % 16));
                    }

                    next = words.Slice(row + 1).IndexOfAnyInRange(firstWord, lastWord);
                }

                // What the loss gathered here was of its own part alone.
                GradientNorm.SquarePanels(ref dwhy, {{panel}}, ref squares, panel, panel + 1);
                """);
        }
    }
}
