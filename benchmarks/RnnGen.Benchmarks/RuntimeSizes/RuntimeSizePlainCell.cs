using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>A step of a plain cell, h = tanh(z) or max(0, z), whose sizes are read from fields; a panel holds 64 units.</summary>
internal sealed class RuntimeSizePlainCell(RnnModel model) : RuntimeSizeCell(model, gates: 1, unitsPerPanel: PanelProduct.Width)
{
    private readonly bool _isTanh = model.Shape.Cell == RecurrentCell.Tanh;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Step(ReadOnlySpan<float> input, Span<float> hidden)
    {
        for (int panel = 0; panel < Weights.PanelCount; panel++)
        {
            PanelProduct.Compute(Weights, Bias, panel, input, ref hidden[panel * PanelProduct.Width]);
        }

        ref float h = ref hidden[0];
        for (nuint unit = 0; unit < (nuint)hidden.Length; unit += (nuint)Vector256<float>.Count)
        {
            Vector256<float> z = Vector256.LoadUnsafe(ref h, unit);
            (_isTanh ? VectorMath.Tanh(z) : Vector256.Max(z, Vector256<float>.Zero)).StoreUnsafe(ref h, unit);
        }
    }
}
