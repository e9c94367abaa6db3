namespace RnnGen.Generators;

/// <summary>Prints how the candidates' columns are gathered.</summary>
internal static class CandidateGatherEmitter
{
    public static void Emit(SourceWriter w, CandidateGather k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> candidates, ReadOnlySpan<float> corrections, ref float why, ref float by, ref float weights, ref float bias, {EmittedText.PanelRange})"))
        using (w.Block($"for (nuint column = firstPanel * {Panel.Width}; column < endPanel * {Panel.Width}; column++)"))
        {
            w.Line($$"""
                nuint word = (nuint)candidates[(int)column];
                ref float source = ref Unsafe.Add(ref why, (word / 16 * {{k.Depth * Panel.Width}}) + (word % 16));
                ref float target = ref Unsafe.Add(ref weights, (column / 16 * {{k.Depth * Panel.Width}}) + (column % 16));
                for (nuint row = 0; row < {{k.Depth * Panel.Width}}; row += {{Panel.Width}})
                {
                    Unsafe.Add(ref target, row) = Unsafe.Add(ref source, row);
                }

                Unsafe.Add(ref bias, column) = Unsafe.Add(ref by, word) + corrections[(int)column];
                """);
        }
    }
}
