using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>
/// An LSTM step whose sizes are read from fields. A panel holds the gates i, f, g, o of 16 units, so that a cell is computed while its sums are
/// still in registers; input and hidden state are adjacent and are multiplied in one loop.
/// </summary>
internal sealed class RuntimeSizeLstm : RuntimeSizeCell
{
    private const int Gates = 4;
    private const int UnitsPerPanel = 16;
    private const int Width = Gates * UnitsPerPanel;
    private readonly AlignedBuffer _cell;

    public RuntimeSizeLstm(RnnModel model)
        : base(model, Gates, UnitsPerPanel) => _cell = new AlignedBuffer(PaddedHiddenSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Step(ReadOnlySpan<float> input, Span<float> hidden)
    {
        ref float c = ref _cell.Span[0];
        for (int panel = 0; panel < Weights.PanelCount; panel++)
        {
            nuint unit = (nuint)(panel * UnitsPerPanel);
            ref float bias = ref Bias.Span[panel * Width];
            ref float h = ref hidden[(int)unit];
            if (HiddenSize - (int)unit <= UnitsPerPanel / 2)
            {
                StepHalfPanel(input, ref Weights.Panel(panel), ref bias, ref Unsafe.Add(ref c, unit), ref h);
                return;
            }

            Vector256<float> i0 = Vector256.LoadUnsafe(ref bias), f0 = Vector256.LoadUnsafe(ref bias, 8);
            Vector256<float> g0 = Vector256.LoadUnsafe(ref bias, 16), o0 = Vector256.LoadUnsafe(ref bias, 24);
            Vector256<float> i1 = Vector256.LoadUnsafe(ref bias, 32), f1 = Vector256.LoadUnsafe(ref bias, 40);
            Vector256<float> g1 = Vector256.LoadUnsafe(ref bias, 48), o1 = Vector256.LoadUnsafe(ref bias, 56);
            ref float w = ref Weights.Panel(panel);
            foreach (float value in input)
            {
                Vector256<float> x = Vector256.Create(value);
                i0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x, i0);
                f0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x, f0);
                g0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x, g0);
                o0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x, o0);
                i1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 32), x, i1);
                f1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 40), x, f1);
                g1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 48), x, g1);
                o1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 56), x, o1);
                w = ref Unsafe.Add(ref w, Width);
            }

            Cell(i0, f0, g0, o0, ref Unsafe.Add(ref c, unit), ref h);
            Cell(i1, f1, g1, o1, ref Unsafe.Add(ref c, unit + 8), ref Unsafe.Add(ref h, 8));
        }
    }

    /// <summary>Computes a last panel of at most eight units: two rows at a time, so that there are still eight accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StepHalfPanel(ReadOnlySpan<float> input, ref float w, ref float bias, ref float c, ref float h)
    {
        Vector256<float> i0 = Vector256.LoadUnsafe(ref bias), f0 = Vector256.LoadUnsafe(ref bias, 8);
        Vector256<float> g0 = Vector256.LoadUnsafe(ref bias, 16), o0 = Vector256.LoadUnsafe(ref bias, 24);
        Vector256<float> i1 = Vector256<float>.Zero, f1 = i1, g1 = i1, o1 = i1;
        int row = 0;
        for (; row + 1 < input.Length; row += 2)
        {
            Vector256<float> x0 = Vector256.Create(input[row]);
            Vector256<float> x1 = Vector256.Create(input[row + 1]);
            i0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x0, i0);
            f0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x0, f0);
            g0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x0, g0);
            o0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x0, o0);
            i1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width), x1, i1);
            f1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 8), x1, f1);
            g1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 16), x1, g1);
            o1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 24), x1, o1);
            w = ref Unsafe.Add(ref w, 2 * Width);
        }

        if (row < input.Length)
        {
            Vector256<float> x = Vector256.Create(input[row]);
            i0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x, i0);
            f0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x, f0);
            g0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x, g0);
            o0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x, o0);
        }

        Cell(i0 + i1, f0 + f1, g0 + g1, o0 + o1, ref c, ref h);
    }

    /// <summary>c = σ(f)·c + σ(i)·tanh(g); h = σ(o)·tanh(c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cell(Vector256<float> i, Vector256<float> f, Vector256<float> g, Vector256<float> o, ref float c, ref float h)
    {
        Vector256<float> cell = (VectorMath.Sigmoid(f) * Vector256.LoadUnsafe(ref c)) + (VectorMath.Sigmoid(i) * VectorMath.Tanh(g));
        cell.StoreUnsafe(ref c);
        (VectorMath.Sigmoid(o) * VectorMath.Tanh(cell)).StoreUnsafe(ref h);
    }
}
