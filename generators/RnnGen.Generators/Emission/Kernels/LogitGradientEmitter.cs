namespace RnnGen.Generators;

/// <summary>Prints the second half of softmax, over one chunk of the vocabulary.</summary>
internal static class LogitGradientEmitter
{
    public static void Emit(SourceWriter w, LogitGradient k)
    {
        int panel = k.Rows * Panel.Width;
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float logits, ReadOnlySpan<int> targets, float scale, ref float laneMaximum, ref float rowMaximum, ref float rowScale, {EmittedText.PanelRange})"))
        using (w.Block($"for (nuint row = 0; row < {k.Rows}; row++)"))
        {
            w.Line($$"""
                // Rows without a target have rowScale = 0, and so no gradient.
                Vector256<float> factor = VectorMath.Exp(Vector256.LoadUnsafe(ref laneMaximum, row * 8) - Vector256.Create(Unsafe.Add(ref rowMaximum, row))) * Vector256.Create(Unsafe.Add(ref rowScale, row));
                for (nuint dz = (firstPanel * {{panel}}) + (row * 16); dz < endPanel * {{panel}}; dz += {{panel}})
                {
                    (Vector256.LoadUnsafe(ref logits, dz) * factor).StoreUnsafe(ref logits, dz);
                    (Vector256.LoadUnsafe(ref logits, dz + 8) * factor).StoreUnsafe(ref logits, dz + 8);
                }

                int target = targets[(int)row];
                if (target >= (int)firstPanel * 16 && target < (int)endPanel * 16)
                {
                    Unsafe.Add(ref logits, ((nuint)target / 16 * {{panel}}) + (row * 16) + ((nuint)target % 16)) -= scale;
                }
                """);
        }
    }
}
