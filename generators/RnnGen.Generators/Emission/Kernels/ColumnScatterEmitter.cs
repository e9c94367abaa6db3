namespace RnnGen.Generators;

/// <summary>Prints how gradients of columns come back to the output layer.</summary>
internal static class ColumnScatterEmitter
{
    public static void Emit(SourceWriter w, ColumnScatter k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        int panel = k.Depth * Panel.Width;
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> candidates, ReadOnlySpan<int> targets, ref float weightGradients, ref float biasGradients, ref float targetGradients, ref float hidden, ref float dwhy, ref float dby, TeamMember member)"))
        {
            w.Line($"nuint firstUnit = member.First({k.Depth}), endUnit = member.End({k.Depth});");
            using (w.Block("for (int column = 0; column < candidates.Length; column++)"))
            {
                w.Line($$"""
                    int word = candidates[column];
                    ref float source = ref Unsafe.Add(ref weightGradients, ((nuint)column / 16 * {{panel}}) + ((nuint)column % 16));
                    ref float target = ref Unsafe.Add(ref dwhy, ((nuint)word / 16 * {{panel}}) + ((nuint)word % 16));
                    for (nuint unit = firstUnit; unit < endUnit; unit++)
                    {
                        Unsafe.Add(ref target, unit * 16) = Unsafe.Add(ref source, unit * 16);
                    }

                    if (member.Index == 0)
                    {
                        Unsafe.Add(ref dby, word) = Unsafe.Add(ref biasGradients, column);
                    }
                    """);
            }

            w.Line($"// A row's own target has dz ⊗ h of that row alone.");
            using (w.Block($"for (int row = 0; row < {k.Rows}; row++)"))
            {
                w.Line($$"""
                    int word = targets[row];
                    if (word < 0)
                    {
                        continue;
                    }

                    float dz = Unsafe.Add(ref targetGradients, row);
                    ref float target = ref Unsafe.Add(ref dwhy, ((nuint)word / 16 * {{panel}}) + ((nuint)word % 16));
                    for (nuint unit = firstUnit; unit < endUnit; unit++)
                    {
                        Unsafe.Add(ref target, unit * 16) += dz * Unsafe.Add(ref hidden, (unit / 16 * {{k.HiddenStride}}) + ((nuint)row * 16) + (unit % 16));
                    }

                    if (member.Index == 0)
                    {
                        Unsafe.Add(ref dby, word) += dz;
                    }
                    """);
            }
        }
    }
}
