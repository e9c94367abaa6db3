namespace RnnGen.Generators;

/// <summary>Prints the way back from the targets' logits.</summary>
internal static class TargetGradientEmitter
{
    public static void Emit(SourceWriter w, TargetGradient k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float logits, ref float targetWeights, ref float hiddenGradient, ref float targetGradients, TeamMember member)"))
        using (w.Block($"for (nuint row = member.First({k.Rows}), end = member.End({k.Rows}); row < end; row++)"))
        {
            w.Line($$"""
                float dz = Unsafe.Add(ref logits, row * 16);
                Unsafe.Add(ref targetGradients, row) = dz;
                for (nuint panel = 0; panel < {{k.Width / Panel.Width}}; panel++)
                {
                    ref float dh = ref Unsafe.Add(ref hiddenGradient, (panel * {{k.HiddenStride}}) + (row * 16));
                    ref float weight = ref Unsafe.Add(ref targetWeights, (row * {{k.Width}}) + (panel * 16));
                    Vector256.MultiplyAddEstimate(Vector256.Create(dz), Vector256.LoadUnsafe(ref weight), Vector256.LoadUnsafe(ref dh)).StoreUnsafe(ref dh);
                    Vector256.MultiplyAddEstimate(Vector256.Create(dz), Vector256.LoadUnsafe(ref weight, 8), Vector256.LoadUnsafe(ref dh, 8)).StoreUnsafe(ref dh, 8);
                }
                """);
        }
    }
}
