namespace RnnGen.Generators;

/// <summary>Prints softmax, loss and the gradient of the logits of a block of rows, in place and in the order in which panels lie in memory.</summary>
internal static class SoftmaxCrossEntropyEmitter
{
    public static void Emit(SourceWriter w, SoftmaxCrossEntropy k)
    {
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static double {k.Name}(ref float logits, ReadOnlySpan<int> targets, int wordCount, float scale, ref float rowMaximum, ref float rowSum)"))
        {
            w.Line($$"""
                nuint panelCount = ((nuint)wordCount + 15) / 16;

                // Columns behind the last word of the vocabulary: exp(−∞) = 0 keeps them out of every sum and gives them no gradient.
                for (nuint column = (nuint)wordCount; column < panelCount * 16; column++)
                {
                    for (nuint row = 0; row < {{k.Rows}}; row++)
                    {
                        Unsafe.Add(ref logits, ((panelCount - 1) * {{k.Rows * Panel.Width}}) + (row * 16) + (column % 16)) = float.NegativeInfinity;
                    }
                }

                // m = max_v z_v, eight lanes a row.
                for (nuint row = 0; row < {{k.Rows}}; row++)
                {
                    Vector256.Create(float.NegativeInfinity).StoreUnsafe(ref rowMaximum, row * 8);
                    Vector256<float>.Zero.StoreUnsafe(ref rowSum, row * 8);
                }

                for (nuint panel = 0; panel < panelCount; panel++)
                {
                    ref float z = ref Unsafe.Add(ref logits, panel * {{k.Rows * Panel.Width}});
                    for (nuint row = 0; row < {{k.Rows}}; row++)
                    {
                        Vector256<float> larger = Vector256.MaxNative(Vector256.LoadUnsafe(ref z, row * 16), Vector256.LoadUnsafe(ref z, (row * 16) + 8));
                        Vector256.MaxNative(Vector256.LoadUnsafe(ref rowMaximum, row * 8), larger).StoreUnsafe(ref rowMaximum, row * 8);
                    }
                }

                // e_t = ln Σ exp(z_v − m) + m − z_target; the part before the sum is taken while the logits are still there.
                double loss = 0;
                for (nuint row = 0; row < {{k.Rows}}; row++)
                {
                    float maximum = float.NegativeInfinity;
                    for (nuint lane = 0; lane < 8; lane++)
                    {
                        maximum = Math.Max(maximum, Unsafe.Add(ref rowMaximum, (row * 8) + lane));
                    }

                    Vector256.Create(maximum).StoreUnsafe(ref rowMaximum, row * 8);
                    int target = targets[(int)row];
                    if (target >= 0)
                    {
                        loss += (double)maximum - Unsafe.Add(ref logits, ((nuint)target / 16 * {{k.Rows * Panel.Width}}) + (row * 16) + ((nuint)target % 16));
                    }
                }

                for (nuint panel = 0; panel < panelCount; panel++)
                {
                    ref float z = ref Unsafe.Add(ref logits, panel * {{k.Rows * Panel.Width}});
                    for (nuint row = 0; row < {{k.Rows}}; row++)
                    {
                        Vector256<float> maximum = Vector256.LoadUnsafe(ref rowMaximum, row * 8);
                        Vector256<float> low = VectorMath.Exp(Vector256.LoadUnsafe(ref z, row * 16) - maximum);
                        Vector256<float> high = VectorMath.Exp(Vector256.LoadUnsafe(ref z, (row * 16) + 8) - maximum);
                        low.StoreUnsafe(ref z, row * 16);
                        high.StoreUnsafe(ref z, (row * 16) + 8);
                        (Vector256.LoadUnsafe(ref rowSum, row * 8) + (low + high)).StoreUnsafe(ref rowSum, row * 8);
                    }
                }

                for (nuint row = 0; row < {{k.Rows}}; row++)
                {
                    float sum = Vector256.Sum(Vector256.LoadUnsafe(ref rowSum, row * 8));
                    bool isScored = targets[(int)row] >= 0;
                    loss += isScored ? Math.Log(sum) : 0;
                    Vector256.Create(isScored ? scale / sum : 0).StoreUnsafe(ref rowSum, row * 8);
                }

                // dz = scale ∘ (softmax(z) − onehot(target)); rows without a target get 0.
                for (nuint panel = 0; panel < panelCount; panel++)
                {
                    ref float dz = ref Unsafe.Add(ref logits, panel * {{k.Rows * Panel.Width}});
                    for (nuint row = 0; row < {{k.Rows}}; row++)
                    {
                        Vector256<float> factor = Vector256.LoadUnsafe(ref rowSum, row * 8);
                        (Vector256.LoadUnsafe(ref dz, row * 16) * factor).StoreUnsafe(ref dz, row * 16);
                        (Vector256.LoadUnsafe(ref dz, (row * 16) + 8) * factor).StoreUnsafe(ref dz, (row * 16) + 8);
                    }
                }

                for (nuint row = 0; row < {{k.Rows}}; row++)
                {
                    int target = targets[(int)row];
                    if (target >= 0)
                    {
                        Unsafe.Add(ref logits, ((nuint)target / 16 * {{k.Rows * Panel.Width}}) + (row * 16) + ((nuint)target % 16)) -= scale;
                    }
                }

                return loss;
                """);
        }
    }
}
