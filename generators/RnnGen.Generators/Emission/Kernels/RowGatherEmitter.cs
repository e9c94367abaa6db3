namespace RnnGen.Generators;

/// <summary>Prints a table look-up per word.</summary>
internal static class RowGatherEmitter
{
    public static void Emit(SourceWriter w, RowGather k)
    {
        string bias = k.AddsBias ? "ref float bias, " : "";
        string member = k.IsShared ? ", TeamMember member" : "";
        string Value(string offset) => k.AddsBias
            ? $"(Vector256.LoadUnsafe(ref source, {offset}) + Vector256.LoadUnsafe(ref bias, {offset}))"
            : $"Vector256.LoadUnsafe(ref source, {offset})";
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> words, ref float table, {bias}ref float result{member})"))
        using (w.Block(k.IsShared
            ? $"for (int row = (int)member.First({k.Rows}), end = (int)member.End({k.Rows}); row < end; row++)"
            : $"for (int row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                ref float source = ref Unsafe.Add(ref table, (nuint)words[row] * {{k.Panels * Panel.Width}});
                for (nuint panel = 0; panel < {{k.Panels}}; panel++)
                {
                    nuint target = (panel * {{k.Rows * Panel.Width}}) + ((nuint)row * {{Panel.Width}});
                    {{Value("panel * 16")}}.StoreUnsafe(ref result, target);
                    {{Value("(panel * 16) + 8")}}.StoreUnsafe(ref result, target + 8);
                }
                """);
        }
    }
}
