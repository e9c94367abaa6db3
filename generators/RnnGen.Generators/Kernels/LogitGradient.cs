using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Turns the exponentials of one chunk of the vocabulary into the gradients of its logits, in place.</summary>
/// <param name="logits">The exponentials of a block of rows.</param>
internal sealed class LogitGradient(MatrixType logits)
    : Kernel("LogitGradient", "dz = scale ∘ (softmax(z) − onehot(target)).")
{
    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("logits", logits),
        new("targets", new SpanType("int", logits.Rows)),
        new("scale", ScalarType.Float),
        new("laneMaximum", new VectorType(logits.Rows.Value * Panel.LaneCount)),
        new("rowMaximum", new VectorType(logits.Rows)),
        new("rowScale", new VectorType(logits.Rows)),
        new("panels", PanelRangeType.Instance),
    ];

    protected override void Body(SourceWriter w)
    {
        using (w.Block($"for (nuint row = 0; row < {logits.Rows.Text}; row++)"))
        {
            w.Line($$"""
                // Rows without a target have rowScale = 0, and so no gradient.
                Vector256<float> factor = VectorMath.Exp(Vector256.LoadUnsafe(ref laneMaximum, row * 8) - Vector256.Create(Unsafe.Add(ref rowMaximum, row))) * Vector256.Create(Unsafe.Add(ref rowScale, row));
                for (nuint dz = ({{logits.PanelOffset("firstPanel")}}) + (row * 16); dz < {{logits.PanelOffset("endPanel")}}; dz += {{logits.PanelStride.Argument}})
                {
                    Vector256.StoreUnsafe(Vector256.LoadUnsafe(ref logits, dz) * factor, ref logits, dz);
                    Vector256.StoreUnsafe(Vector256.LoadUnsafe(ref logits, dz + 8) * factor, ref logits, dz + 8);
                }

                int target = targets[(int)row];
                if (target >= (int)firstPanel * 16 && target < (int)endPanel * 16)
                {
                    Unsafe.Add(ref logits, ({{logits.PanelOffset("(nuint)target / 16")}}) + (row * 16) + ((nuint)target % 16)) -= scale;
                }
                """);
        }
    }
}
