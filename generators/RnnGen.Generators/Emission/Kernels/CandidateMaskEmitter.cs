namespace RnnGen.Generators;

/// <summary>Prints how accidental hits are left out.</summary>
internal static class CandidateMaskEmitter
{
    public static void Emit(SourceWriter w, CandidateMask k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float logits, ReadOnlySpan<int> hits, {EmittedText.PanelRange})"))
        using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                int hit = hits[row];
                if (hit >= (int)firstPanel * 16 && hit < (int)endPanel * 16)
                {
                    Unsafe.Add(ref logits, ((nuint)hit / 16 * {{k.Rows * Panel.Width}}) + ((nuint)row * 16) + ((nuint)hit % 16)) = float.NegativeInfinity;
                }
                """);
        }
    }
}
