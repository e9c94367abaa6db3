namespace RnnGen.Generators;

/// <summary>Prints the first half of softmax, over one chunk of the vocabulary.</summary>
internal static class ChunkExponentialsEmitter
{
    public static void Emit(SourceWriter w, ChunkExponentials k)
    {
        int panel = k.Rows * Panel.Width;
        w.Lines(EmittedText.Summary(k));
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {k.Name}(ref float logits, ReadOnlySpan<int> targets, int wordCount, ref float laneMaximum, ref float laneSum, ref float targetLogits, {EmittedText.PanelRange})"))
        {
            w.Line($$"""
                // Columns behind the last word of the vocabulary: exp(−∞) = 0 keeps them out of every sum and gives them no gradient.
                for (nuint column = (nuint)wordCount; column < endPanel * 16; column++)
                {
                    for (nuint row = 0; row < {{k.Rows}}; row++)
                    {
                        Unsafe.Add(ref logits, (column / 16 * {{panel}}) + (row * 16) + (column % 16)) = float.NegativeInfinity;
                    }
                }

                // z_target is taken while the logits are still there.
                for (int row = 0; row < {{k.Rows}}; row++)
                {
                    int target = targets[row];
                    if (target >= (int)firstPanel * 16 && target < (int)endPanel * 16)
                    {
                        Unsafe.Add(ref targetLogits, row) = Unsafe.Add(ref logits, ((nuint)target / 16 * {{panel}}) + ((nuint)row * 16) + ((nuint)target % 16));
                    }
                }

                for (nuint row = 0; row < {{k.Rows}}; row++)
                {
                    // The least finite number, so that a lane without a word gives exp(−∞) and not exp(NaN).
                    Vector256<float> maximum = Vector256.Create(float.MinValue);
                    for (nuint z = (firstPanel * {{panel}}) + (row * 16); z < endPanel * {{panel}}; z += {{panel}})
                    {
                        maximum = Vector256.MaxNative(maximum, Vector256.MaxNative(Vector256.LoadUnsafe(ref logits, z), Vector256.LoadUnsafe(ref logits, z + 8)));
                    }

                    Vector256<float> sum = Vector256<float>.Zero;
                    for (nuint z = (firstPanel * {{panel}}) + (row * 16); z < endPanel * {{panel}}; z += {{panel}})
                    {
                        Vector256<float> low = VectorMath.Exp(Vector256.LoadUnsafe(ref logits, z) - maximum);
                        Vector256<float> high = VectorMath.Exp(Vector256.LoadUnsafe(ref logits, z + 8) - maximum);
                        low.StoreUnsafe(ref logits, z);
                        high.StoreUnsafe(ref logits, z + 8);
                        sum += low + high;
                    }

                    maximum.StoreUnsafe(ref laneMaximum, row * 8);
                    sum.StoreUnsafe(ref laneSum, row * 8);
                }
                """);
        }
    }
}
