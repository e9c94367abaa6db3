namespace RnnGen.Generators;

/// <summary>Prints the logits of the targets.</summary>
internal static class TargetLogitsEmitter
{
    public static void Emit(SourceWriter w, TargetLogits k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float hidden, ref float targetWeights, ReadOnlySpan<int> targets, ReadOnlySpan<float> corrections, ref float by, ref float logits)"))
        using (w.Block($"for (nuint row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                Vector256<float> low = Vector256<float>.Zero, high = Vector256<float>.Zero;
                for (nuint panel = 0; panel < {{k.Width / Panel.Width}}; panel++)
                {
                    ref float h = ref Unsafe.Add(ref hidden, (panel * {{k.HiddenStride}}) + (row * 16));
                    ref float weight = ref Unsafe.Add(ref targetWeights, (row * {{k.Width}}) + (panel * 16));
                    low = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref h), Vector256.LoadUnsafe(ref weight), low);
                    high = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref h, 8), Vector256.LoadUnsafe(ref weight, 8), high);
                }

                int target = Math.Max(0, targets[(int)row]);
                Unsafe.Add(ref logits, row * 16) = Vector256.Sum(low + high) + Unsafe.Add(ref by, target) + corrections[(int)row];
                """);
        }
    }
}
