using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>
/// A GRU step whose sizes are read from fields. A panel holds the gates r, z, n of 16 units. The reset gate multiplies the recurrent side m of the candidate, so the input is
/// multiplied first; its sums for n are set aside, and the hidden state continues with those for r and z and with bhn.
/// </summary>
internal sealed class RuntimeSizeGru : RuntimeSizeCell
{
    private const int Gates = 3;

    // Where the candidates of the first and of the other eight units are among the sums.
    private const int Candidate0 = 16;
    private const int Candidate1 = 40;

    // bhn, zeros for the other gates.
    private readonly AlignedBuffer _candidateBias;
    private readonly AlignedBuffer _sums = new(ThreeGateProduct.Width);

    public RuntimeSizeGru(RnnModel model)
        : base(model, Gates, ThreeGateProduct.Units)
    {
        _candidateBias = new AlignedBuffer(Bias.Length);
        float[] candidateBias = Read(model, "rnn.bias_hn_l0");
        for (int unit = 0; unit < candidateBias.Length; unit++)
        {
            _candidateBias.Span[ColumnOf(gate: 2, unit)] = candidateBias[unit];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Step(ReadOnlySpan<float> input, Span<float> hidden)
    {
        ReadOnlySpan<float> x = input[..EmbeddingSize];
        ReadOnlySpan<float> hPrev = input[EmbeddingSize..];
        ref float z = ref _sums.Span[0];
        for (int panel = 0; panel < Weights.PanelCount; panel++)
        {
            int column = panel * ThreeGateProduct.Width;
            ref float candidateBias = ref _candidateBias.Span[column];
            ThreeGateProduct.Compute(ref Weights.Panel(panel), x, ref Bias.Span[column], ref z);
            Vector256<float> n0 = Vector256.LoadUnsafe(ref z, Candidate0), n1 = Vector256.LoadUnsafe(ref z, Candidate1);
            Vector256.LoadUnsafe(ref candidateBias, Candidate0).StoreUnsafe(ref z, Candidate0);
            Vector256.LoadUnsafe(ref candidateBias, Candidate1).StoreUnsafe(ref z, Candidate1);
            ThreeGateProduct.Compute(ref Weights.Panel(panel, row: EmbeddingSize), hPrev, ref z, ref z);
            int unit = panel * ThreeGateProduct.Units;
            Cell(ref z, n0, ref hidden[unit]);
            Cell(ref Unsafe.Add(ref z, Gates * 8), n1, ref hidden[unit + 8]);
        }
    }

    /// <summary>r = σ(zr), z = σ(zz), n = tanh(zn + r·m); h = (1 − z)·n + z·h.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cell(ref float sums, Vector256<float> inputCandidate, ref float h)
    {
        Vector256<float> r = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref sums));
        Vector256<float> z = VectorMath.Sigmoid(Vector256.LoadUnsafe(ref sums, 8));
        Vector256<float> n = VectorMath.Tanh(VectorMath.MultiplyAdd(r, Vector256.LoadUnsafe(ref sums, 16), inputCandidate));
        VectorMath.MultiplyAdd(z, Vector256.LoadUnsafe(ref h) - n, n).StoreUnsafe(ref h);
    }
}
