namespace RnnGen.Generators;

/// <summary>Prints the look-up of one word in a tied embedding.</summary>
internal static class WordColumnEmitter
{
    public static void Emit(SourceWriter w, WordColumn k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(nuint word, ref float why, ref float result)"))
        {
            w.Line($$"""
                ref float source = ref Unsafe.Add(ref why, (word / 16 * {{k.Depth * Panel.Width}}) + (word % 16));
                for (nuint row = 0; row < {{k.Depth}}; row++)
                {
                    Unsafe.Add(ref result, row) = Unsafe.Add(ref source, row * {{Panel.Width}});
                }
                """);
        }
    }
}
