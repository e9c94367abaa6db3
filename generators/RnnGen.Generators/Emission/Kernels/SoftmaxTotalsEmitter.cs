namespace RnnGen.Generators;

/// <summary>Prints how the chunks of the vocabulary come together in each row.</summary>
internal static class SoftmaxTotalsEmitter
{
    public static void Emit(SourceWriter w, SoftmaxTotals k)
    {
        int chunk = k.Rows * Panel.LaneCount;
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float laneSum, ref float targetLogits, ref float rowMaximum, ref float rowScale, ref double rowLoss, nuint chunks, TeamMember member)"))
        using (w.Block($"for (nuint row = member.First({k.Rows}), end = member.End({k.Rows}); row < end; row++)"))
        {
            w.Line($$"""
                Vector256<float> maxima = Vector256.LoadUnsafe(ref laneMaximum, row * 8);
                for (nuint lanes = {{chunk}} + (row * 8); lanes < chunks * {{chunk}}; lanes += {{chunk}})
                {
                    maxima = Vector256.MaxNative(maxima, Vector256.LoadUnsafe(ref laneMaximum, lanes));
                }

                float maximum = maxima[0];
                for (int lane = 1; lane < 8; lane++)
                {
                    maximum = Math.Max(maximum, maxima[lane]);
                }

                // Σ_v exp(z_v − m) = Σ over chunks and lanes of their sum · exp(their maximum − m).
                Vector256<float> sums = Vector256<float>.Zero;
                for (nuint lanes = row * 8; lanes < chunks * {{chunk}}; lanes += {{chunk}})
                {
                    sums += Vector256.LoadUnsafe(ref laneSum, lanes) * VectorMath.Exp(Vector256.LoadUnsafe(ref laneMaximum, lanes) - Vector256.Create(maximum));
                }

                float sum = Vector256.Sum(sums);
                bool isScored = targets[(int)row] >= 0;
                Unsafe.Add(ref rowMaximum, row) = maximum;
                Unsafe.Add(ref rowScale, row) = isScored ? scale / sum : 0;
                Unsafe.Add(ref rowLoss, row) = isScored ? (double)maximum - Unsafe.Add(ref targetLogits, row) + Math.Log(sum) : 0;
                """);
        }
    }
}
