namespace RnnGen.Generators;

/// <summary>Prints the look-up of a tied embedding.</summary>
internal static class WordColumnGatherEmitter
{
    public static void Emit(SourceWriter w, WordColumnGather k)
    {
        string member = k.IsShared ? ", TeamMember member" : "";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> words, ref float why, ref float result{member})"))
        using (w.Block(k.IsShared
            ? $"for (int row = (int)member.First({k.Rows}), end = (int)member.End({k.Rows}); row < end; row++)"
            : $"for (int row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                nuint word = (nuint)words[row];
                ref float source = ref Unsafe.Add(ref why, (word / 16 * {{k.Depth * Panel.Width}}) + (word % 16));
                ref float target = ref Unsafe.Add(ref result, (nuint)row * {{Panel.Width}});
                for (nuint column = 0; column < {{k.Depth}}; column++)
                {
                    Unsafe.Add(ref target, (column / 16 * {{k.Rows * Panel.Width}}) + (column % 16)) = Unsafe.Add(ref source, column * {{Panel.Width}});
                }
                """);
        }
    }
}
