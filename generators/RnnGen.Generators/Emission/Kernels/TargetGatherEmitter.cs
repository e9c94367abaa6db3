namespace RnnGen.Generators;

/// <summary>Prints how the targets' columns become rows.</summary>
internal static class TargetGatherEmitter
{
    public static void Emit(SourceWriter w, TargetGather k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> targets, ref float why, ref float targetWeights, TeamMember member)"))
        using (w.Block($"for (nuint row = member.First({k.Rows}), end = member.End({k.Rows}); row < end; row++)"))
        {
            w.Line($$"""
                // A row without a target reads the first word's column, and makes no use of it.
                nuint word = (nuint)Math.Max(0, targets[(int)row]);
                ref float source = ref Unsafe.Add(ref why, (word / 16 * {{k.Depth * Panel.Width}}) + (word % 16));
                ref float target = ref Unsafe.Add(ref targetWeights, row * {{k.Width}});
                for (nuint unit = 0; unit < {{k.Depth}}; unit++)
                {
                    Unsafe.Add(ref target, unit) = Unsafe.Add(ref source, unit * {{Panel.Width}});
                }
                """);
        }
    }
}
