using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Combines the maxima and sums of all chunks into those of each row, and its loss. The members of a team share the rows.</summary>
/// <param name="rows">Rows of the block.</param>
internal sealed class SoftmaxTotals(int rows)
    : Kernel("SoftmaxTotals", "e_t = −ln softmax(z)[target] = m + ln Σ_v exp(z_v − m) − z_target, with m = max_v z_v.")
{
    public override IReadOnlyList<Parameter> Parameters =>
    [
        new("targets", new SpanType("int", Extent.Of(rows))),
        new("scale", ScalarType.Float),
        new("laneMaximum", Lanes),
        new("laneSum", Lanes),
        new("targetLogits", new VectorType(rows)),
        new("rowMaximum", new VectorType(rows)),
        new("rowScale", new VectorType(rows)),
        new("rowLoss", new ScalarType("ref double")),
        new("chunks", ScalarType.Count),
        new("member", MemberType.Instance),
    ];

    /// <summary>Σ e_t over all targets of a step; each row's e_t is a double, the size of two floats.</summary>
    /// <param name="scoredRows">Rows of a step that have a target.</param>
    public static RuntimeMethod RowLossSum(int scoredRows) => new("Panels.SumOfLosses", new Parameter("rowLosses", new SpanType("float", Extent.Of(2L * scoredRows))));

    private VectorType Lanes => new(Extent.Open($"chunks·{rows}·8"));

    protected override void Body(SourceWriter w)
    {
        int chunk = rows * Panel.LaneCount;
        using (w.Block(EmittedText.Share("row", rows)))
        {
            w.Line($$"""
                Vector256<float> maxima = Vector256.LoadUnsafe(ref laneMaximum, row * 8);
                for (nuint lanes = {{chunk}} + (row * 8); lanes < chunks * {{chunk}}; lanes += {{chunk}})
                {
                    maxima = Vector256.MaxNative(maxima, Vector256.LoadUnsafe(ref laneMaximum, lanes));
                }

                float maximum = VectorMath.Largest(maxima);

                // Σ_v exp(z_v − m) = Σ over chunks and lanes of laneSum · exp(laneMaximum − m).
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
