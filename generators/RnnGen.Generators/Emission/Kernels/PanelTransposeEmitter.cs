namespace RnnGen.Generators;

/// <summary>Prints the transposition of weights, one block of 16 by 16 at a time: both its sides are 1 KiB without a gap.</summary>
internal static class PanelTransposeEmitter
{
    public static void Emit(SourceWriter w, PanelTranspose k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float weights, ref float result, {EmittedText.PanelRange})"))
        using (w.Block(EmittedText.PanelLoop))
        {
            w.Line($"ref float source = ref Unsafe.Add(ref weights, panel * {k.SourceStride});");
            w.Line($"ref float target = ref Unsafe.Add(ref result, panel * {Panel.Width * Panel.Width});");
            if (k.DepthPanels > 0)
            {
                using (w.Block($"for (nuint block = 0; block < {k.DepthPanels}; block++)"))
                {
                    w.Line($"ref float sourceBlock = ref Unsafe.Add(ref source, block * {Panel.Width * Panel.Width});");
                    w.Line($"ref float targetBlock = ref Unsafe.Add(ref target, block * {k.ResultStride});");
                    Block(w, Panel.Width, "sourceBlock", "targetBlock");
                }
            }

            if (k.DepthTail > 0)
            {
                w.Line($"ref float sourceTail = ref Unsafe.Add(ref source, {k.DepthPanels * Panel.Width * Panel.Width});");
                w.Line($"ref float targetTail = ref Unsafe.Add(ref target, {(long)k.DepthPanels * k.ResultStride});");
                Block(w, k.DepthTail, "sourceTail", "targetTail");
            }
        }
    }

    private static void Block(SourceWriter w, int rows, string source, string target)
    {
        using (w.Block($"for (nuint column = 0; column < {Panel.Width}; column++)"))
        {
            w.Line($"ref float from = ref Unsafe.Add(ref {source}, column);");
            w.Line($"ref float to = ref Unsafe.Add(ref {target}, column * {Panel.Width});");
            w.Lines(Enumerable.Range(0, Panel.Width).Select(row =>
                $"{At("to", row)} = {(row < rows ? At("from", row * Panel.Width) : "0f")};"));
        }
    }

    private static string At(string source, int offset) => offset == 0 ? source : $"Unsafe.Add(ref {source}, {offset})";
}
