using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The continuous cache of Grave, Joulin and Usunier ("Improving Neural Language Models with a Continuous Cache", 2017): the last N hidden states with the word that followed each, and
/// p(w) ∝ Σ e^(θ·h·hᵢ) over the states that w followed. What was written in a like place a while ago is likely again.
/// </summary>
/// <remarks>
/// States are kept in bfloat16, half the bytes of what has to be read for each word, in panels of 16: [panel][K][16]. A pair of states shares each word of 32 bits, so that a shift and a mask make floats of them.
/// </remarks>
internal sealed class StateCache
{
    private const int Width = RnnNetwork.PanelWidth;
    private const int Lanes = 8;
    private const int PanelsAtOnce = 4;

    private readonly int _depth;
    private readonly uint[] _states;
    private readonly int[] _tokens;
    private readonly float[] _weights;
    private int _next;

    /// <summary>Allocates room.</summary>
    /// <param name="capacity">N, at least 1.</param>
    /// <param name="depth">K, the floats of a state.</param>
    public StateCache(int capacity, int depth)
    {
        int panels = (capacity + Width - 1) / Width;
        panels = (panels + PanelsAtOnce - 1) / PanelsAtOnce * PanelsAtOnce;
        _depth = depth;
        _states = new uint[checked(panels * depth * Lanes)];
        _tokens = new int[capacity];
        _weights = new float[panels * Width];
    }

    /// <summary>States kept.</summary>
    public int Count { get; private set; }

    /// <summary>The word that followed each state.</summary>
    public Span<int> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>e^(θ·h·hᵢ), over the largest one, of each state, as of the last <see cref="Score"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Their sum; 0 where there are none, and where states are so large that no weights can be told: the cache then predicts nothing.</summary>
    public double Total { get; private set; }

    /// <summary>Bytes of all memory.</summary>
    public long SizeInBytes => ((long)_states.Length + _tokens.Length + _weights.Length) * sizeof(float);

    /// <summary>Forgets all states.</summary>
    public void Clear()
    {
        _states.AsSpan().Clear();
        _tokens.AsSpan().Clear();
        _weights.AsSpan().Clear();
        (Count, _next, Total) = (0, 0, 0);
    }

    /// <summary>Keeps a state, in place of the oldest one where there is no more room.</summary>
    /// <param name="state">h, K floats.</param>
    /// <param name="token">The word that followed it.</param>
    public void Add(ReadOnlySpan<float> state, int token)
    {
        int lane = _next % Width;
        int shift = lane < Lanes ? 0 : 16;
        Span<uint> panel = _states.AsSpan(_next / Width * _depth * Lanes, _depth * Lanes)[(lane % Lanes)..];
        for (int k = 0; k < _depth; k++)
        {
            ref uint pair = ref panel[k * Lanes];
            pair = (pair & ~(0xFFFFu << shift)) | (Round(state[k]) << shift);
        }

        _tokens[_next] = token;
        _next = _next + 1 == _tokens.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _tokens.Length);
    }

    /// <summary>Weighs all states by how like they are to the present one.</summary>
    /// <param name="state">h, K floats.</param>
    /// <param name="theta">θ, at least 0.</param>
    public void Score(ReadOnlySpan<float> state, float theta)
    {
        int panels = (Count + Width - 1) / Width;
        for (int panel = 0; panel < panels; panel += PanelsAtOnce)
        {
            Products(_states.AsSpan(panel * _depth * Lanes, PanelsAtOnce * _depth * Lanes), state[.._depth], _weights.AsSpan(panel * Width, PanelsAtOnce * Width));
        }

        Span<float> weights = _weights.AsSpan(0, panels * Width);
        Span<Vector256<float>> eights = MemoryMarshal.Cast<float, Vector256<float>>(weights);
        Vector256<float> scale = Vector256.Create(theta);
        foreach (ref Vector256<float> eight in eights)
        {
            eight *= scale;
        }

        weights[Count..].Fill(float.NegativeInfinity);
        float total = weights.IsEmpty ? 0 : LogitVectors.Exponentiate(weights, LogitVectors.Maximum(new LogitRow(weights)), temperature: 1);
        Total = float.IsFinite(total) ? total : 0;
    }

    /// <summary>The probability of a word by the last <see cref="Score"/>; 0 where it followed no state, or <see cref="Total"/> is 0.</summary>
    public double Probability(int token)
    {
        double sum = 0;
        ReadOnlySpan<int> tokens = Tokens;
        for (int i = tokens.IndexOf(token); i >= 0;)
        {
            sum += _weights[i];
            int next = tokens[(i + 1)..].IndexOf(token);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return Total > 0 ? sum / Total : 0;
    }

    /// <summary>A float as bfloat16, to the nearest and of two the even one; a state is finite.</summary>
    private static uint Round(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
    }

    /// <summary>The products of four panels of 16 states with one state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products(ReadOnlySpan<uint> panels, ReadOnlySpan<float> state, Span<float> products)
    {
        int stride = state.Length * Lanes;
        ref uint first = ref MemoryMarshal.GetReference(panels);
        Vector256<float> low0 = default, high0 = default, low1 = default, high1 = default, low2 = default, high2 = default, low3 = default, high3 = default;
        for (int k = 0; k < state.Length; k++)
        {
            Vector256<float> h = Vector256.Create(state[k]);
            ref uint row = ref Unsafe.Add(ref first, k * Lanes);
            Add(ref row, h, ref low0, ref high0);
            Add(ref Unsafe.Add(ref row, stride), h, ref low1, ref high1);
            Add(ref Unsafe.Add(ref row, 2 * stride), h, ref low2, ref high2);
            Add(ref Unsafe.Add(ref row, 3 * stride), h, ref low3, ref high3);
        }

        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(products);
        (sums[0], sums[1], sums[2], sums[3]) = (low0, high0, low1, high1);
        (sums[4], sums[5], sums[6], sums[7]) = (low2, high2, low3, high3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref uint row, Vector256<float> h, ref Vector256<float> low, ref Vector256<float> high)
    {
        Vector256<uint> pairs = Vector256.LoadUnsafe(ref row);
        low = VectorMath.MultiplyAdd((pairs << 16).AsSingle(), h, low);
        high = VectorMath.MultiplyAdd((pairs & Vector256.Create(0xFFFF0000u)).AsSingle(), h, high);
    }
}
