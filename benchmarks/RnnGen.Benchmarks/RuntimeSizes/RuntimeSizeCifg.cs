using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>A CIFG step whose sizes are read from fields. A panel holds the gates f, g, o of 16 units; input and hidden state are adjacent and are multiplied in one loop.</summary>
internal sealed class RuntimeSizeCifg : RuntimeSizeCell
{
    private const int Gates = 3;
    private readonly AlignedBuffer _cell;
    private readonly AlignedBuffer _sums = new(ThreeGateProduct.Width);

    public RuntimeSizeCifg(RnnModel model)
        : base(model, Gates, ThreeGateProduct.Units) => _cell = new AlignedBuffer(PaddedHiddenSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Step(ReadOnlySpan<float> input, Span<float> hidden)
    {
        ref float z = ref _sums.Span[0];
        for (int panel = 0; panel < Weights.PanelCount; panel++)
        {
            ThreeGateProduct.Compute(ref Weights.Panel(panel), input, ref Bias.Span[panel * ThreeGateProduct.Width], ref z);
            int unit = panel * ThreeGateProduct.Units;
            Cell(ref z, ref _cell.Span[unit], ref hidden[unit]);
            Cell(ref Unsafe.Add(ref z, Gates * 8), ref _cell.Span[unit + 8], ref hidden[unit + 8]);
        }
    }

    /// <summary>f = σ(zf); c = f·c + (1 − f)·tanh(zg); h = σ(zo)·tanh(c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cell(ref float z, ref float c, ref float h)
    {
        Vector256<float> f = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref z));
        Vector256<float> g = VectorMath.Tanh(Vector256.LoadUnsafe(ref z, 8));
        Vector256<float> cell = VectorMath.MultiplyAdd(f, Vector256.LoadUnsafe(ref c) - g, g);
        cell.StoreUnsafe(ref c);
        (VectorMath.Sigmoid(Vector256.LoadUnsafe(ref z, 16)) * VectorMath.Tanh(cell)).StoreUnsafe(ref h);
    }
}
