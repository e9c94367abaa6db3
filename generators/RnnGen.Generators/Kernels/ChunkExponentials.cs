using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Turns the logits of one chunk of the vocabulary into exponentials, in place while they are in cache, after subtracting each lane's own maximum.</summary>
/// <param name="logits">The logits of a block of rows.</param>
internal sealed class ChunkExponentials(MatrixType logits)
    : Kernel("Exponentials", "z becomes exp(z − m), with m the maximum of each lane over the chunk; sums Σ exp(z − m).")
{
    private readonly Extent _rows = logits.Rows;

    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("logits", logits),
        new("targets", new SpanType("int", _rows)),
        new("wordCount", ScalarType.Int),
        new("laneMaximum", new VectorType(_rows.Value * Panel.LaneCount)),
        new("laneSum", new VectorType(_rows.Value * Panel.LaneCount)),
        new("targetLogits", new VectorType(_rows)),
        new("panels", PanelRangeType.Instance),
    ];

    protected override void Body(SourceWriter w) => w.Line($$"""
        // Columns past the last word of the vocabulary: exp(−∞) = 0 keeps them out of every sum and gives them no gradient.
        for (nuint column = Math.Max((nuint)wordCount, firstPanel * 16); column < endPanel * 16; column++)
        {
            for (nuint row = 0; row < {{_rows.Text}}; row++)
            {
                Unsafe.Add(ref logits, ({{logits.PanelOffset("column / 16")}}) + (row * 16) + (column % 16)) = float.NegativeInfinity;
            }
        }

        // z_target is read before exponentials replace the logits.
        for (int row = 0; row < {{_rows.Text}}; row++)
        {
            int target = targets[row];
            if (target >= (int)firstPanel * 16 && target < (int)endPanel * 16)
            {
                Unsafe.Add(ref targetLogits, row) = Unsafe.Add(ref logits, ({{logits.PanelOffset("(nuint)target / 16")}}) + ((nuint)row * 16) + ((nuint)target % 16));
            }
        }

        for (nuint row = 0; row < {{_rows.Text}}; row++)
        {
            nuint first = ({{logits.PanelOffset("firstPanel")}}) + (row * 16), end = {{logits.PanelOffset("endPanel")}};

            // The lowest finite number, so that a lane without a word gives exp(−∞), not exp(NaN).
            Vector256<float> maximum = Vector256.Create(float.MinValue);
            for (nuint z = first; z < end; z += {{logits.PanelStride.Argument}})
            {
                maximum = Vector256.MaxNative(maximum, Vector256.MaxNative(Vector256.LoadUnsafe(ref logits, z), Vector256.LoadUnsafe(ref logits, z + 8)));
            }

            Vector256<float> sum = Vector256<float>.Zero;
            if ({{EmittedText.IsWide}})
            {
                Vector512<float> maxima = Vector512.Create(maximum, maximum);
                for (nuint z = first; z < end; z += {{logits.PanelStride.Argument}})
                {
                    Vector512<float> exponentials = VectorMath.Exp(Vector512.LoadUnsafe(ref logits, z) - maxima);
                    Vector512.StoreUnsafe(exponentials, ref logits, z);
                    sum += Vector512.GetLower(exponentials) + Vector512.GetUpper(exponentials);
                }
            }
            else
            {
                for (nuint z = first; z < end; z += {{logits.PanelStride.Argument}})
                {
                    Vector256<float> low = VectorMath.Exp(Vector256.LoadUnsafe(ref logits, z) - maximum);
                    Vector256<float> high = VectorMath.Exp(Vector256.LoadUnsafe(ref logits, z + 8) - maximum);
                    Vector256.StoreUnsafe(low, ref logits, z);
                    Vector256.StoreUnsafe(high, ref logits, z + 8);
                    sum += low + high;
                }
            }

            Vector256.StoreUnsafe(maximum, ref laneMaximum, row * 8);
            Vector256.StoreUnsafe(sum, ref laneSum, row * 8);
        }
        """);
}
