using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Finds the words whose fp32 logits are the largest by looking at int8 logits first: only a word whose int8 logit is within a certified bound of what it takes is scored again with its fp32 row.
/// What is found is exactly what the fp32 output layer gives for the same h.
/// </summary>
/// <remarks>
/// Let w and b be a word's row and bias, ŵ its int8 form, h the output layer's input and ĥ what it is rounded to. Then w·h − ŵ·ĥ = (w − ŵ)·h + ŵ·(h − ĥ), and by
/// Cauchy and Schwarz |w·h − ŵ·ĥ| ≤ ‖w − ŵ‖·‖h‖ + ‖ŵ‖·‖h − ĥ‖.
/// Both logits are rounded as they are computed (Higham 2002, section 3.1). With γₙ = n·2⁻²⁴ / (1 − n·2⁻²⁴), a sum in which no product and not b meets more than n roundings is off by at most γₙ
/// times the sum of the absolute values. In fp32 a product is rounded once, then as often as its chain of every fourth one is long, and twice where the chains meet:
/// n = ⌈K/4⌉ + 3, and Σ|wₖ·hₖ| ≤ ‖w‖·‖h‖ ≤ (‖ŵ‖ + ‖w − ŵ‖)·‖h‖. In int8 the sum of integers is exact; it is converted, multiplied by the product of both scales, and b is added: n = 4, taken
/// as 6, which covers the rounding of the bound itself, and ‖ĥ‖ ≤ ‖h‖ + ‖h − ĥ‖. With N = ‖ŵ‖ and D = ‖w − ŵ‖ the two logits differ by at most
/// <code>e = D·α + N·β + ρ,   α = (1 + γ)·‖h‖,   β = (γ + γ₆)·‖h‖ + (1 + γ₆)·‖h − ĥ‖,   ρ = (γ + γ₆)·max |b| + what underflow takes.</code>
/// Where a sum may overflow, or a row is not finite, e is ∞, and every word whose int8 logit is a number is scored again. An int8 logit of +∞ or NaN, as of weights near the largest float, is a
/// <see cref="NonFiniteLogitsException"/>.
/// N and D are kept of each word, and the largest of all. One comparison of an int8 logit with the k-th best exact logit so far less the largest e rules nearly all words out; the e of the word itself, most of the others.
/// Screening by a coarse form of the vectors with certified bounds, and computing exactly what it leaves, is the VA-file of Weber, Schek and Blott (1998); bounds from norms make it a
/// search for the largest inner products in LEMP (Teflioudi, Gemulla and Mykytiuk 2015), and with rounded integers in FEXIPRO (Li, Chan, Yiu and Mamoulis 2017).
/// </remarks>
internal sealed class Screening
{
    /// <summary>2⁻²⁴.</summary>
    private const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>More than rounding can take from a sum of squares in double.</summary>
    private const double RoundsUp = 1 + (1.0 / (1 << 30));

    /// <summary>2⁻¹¹⁰: more than subnormal numbers can take from a logit of fewer than 2²⁰ products, wherever they occur.</summary>
    private const double Underflow = 1.0 / (1L << 55) / (1L << 55);

    /// <summary>2¹²⁶: logits that stay below it do not overflow on the way.</summary>
    private const double LargestSum = (double)(1L << 42) * (1L << 42) * (1L << 42);

    /// <summary>2⁻¹²⁰: where h is rounded in steps below it, 63 / max |h| may be infinite, and what h is rounded to arbitrary.</summary>
    private const float SmallestStep = 7.5231638e-37f;

    private readonly AlignedBuffer _input;
    private readonly AlignedBuffer _values;
    private OutputRows _rows;
    private AlignedBuffer _slab;
    private float _scale;
    private double _alpha;
    private double _beta;
    private double _rounding;
    private double _largest;

    /// <summary>Room for the input of an output layer.</summary>
    /// <param name="rows">Its fp32 rows.</param>
    /// <param name="slab">The int8 parameters.</param>
    public Screening(OutputRows rows, AlignedBuffer slab)
    {
        int panels = (rows.Depth + ServingNetwork.PanelWidth - 1) / ServingNetwork.PanelWidth;
        _input = new AlignedBuffer(panels * ServingNetwork.PanelWidth);
        _values = new AlignedBuffer(panels * ServingNetwork.PanelWidth / sizeof(float));
        _rows = rows;
        _slab = slab;
    }

    /// <summary>Words scored with their fp32 rows so far.</summary>
    public long RowsScoredAgain { get; private set; }

    /// <summary>Bytes of the copies of h.</summary>
    public int SizeInBytes => (_input.Length + _values.Length) * sizeof(float);

    /// <summary>E: no word's int8 logit is off by more.</summary>
    public double LargestError => _largest;

    /// <summary>e: the int8 logit of a word is off by no more.</summary>
    public double Error(int word) => Error(_rows.Difference(word), _rows.Norm(word));

    /// <summary>Prepares for one h.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slab">The int8 parameters.</param>
    /// <param name="input">Begins with h, in panels.</param>
    /// <param name="panelStride">Floats from one of its panels to the next.</param>
    public void Begin(OutputRows rows, AlignedBuffer slab, ReadOnlySpan<float> input, int panelStride)
    {
        _rows = rows;
        _slab = slab;
        Span<float> own = _input.Span;
        for (int panel = 0; panel * ServingNetwork.PanelWidth < own.Length; panel++)
        {
            input.Slice(panel * panelStride, ServingNetwork.PanelWidth).CopyTo(own[(panel * ServingNetwork.PanelWidth)..]);
        }

        nuint panels = (nuint)own.Length / ServingNetwork.PanelWidth;
        ref float first = ref MemoryMarshal.GetReference(own), values = ref MemoryMarshal.GetReference(_values.Span);
        _scale = Quantization.Quantize(ref first, ServingNetwork.PanelWidth, ref values, panels);
        (double squares, double leftSquares) = Measure(ref first, ref Unsafe.As<float, byte>(ref values), _scale, panels);
        double norm = (Math.Sqrt(squares) * RoundsUp) + Underflow;

        // What rounding left was computed in fp32: each element of ĥ and each difference was rounded once.
        double left = (Math.Sqrt(leftSquares) * (1 + (4 * UnitRoundoff))) + (2 * UnitRoundoff * norm) + Underflow;
        double exact = Gamma(((rows.Depth + 3) / 4) + 3), rounded = Gamma(6);
        _alpha = (1 + exact) * norm;
        _beta = ((exact + rounded) * norm) + ((1 + rounded) * left);
        _rounding = ((exact + rounded) * rows.LargestBias) + (Underflow * (1 + rows.LargestNorm));
        double reach = (((double)rows.LargestNorm + rows.LargestDifference) * (norm + left)) + rows.LargestBias;
        if (!(reach < LargestSum) || (_scale is > 0 and < SmallestStep))
        {
            _rounding = double.PositiveInfinity;
        }

        _largest = Error(rows.LargestDifference, rows.LargestNorm);
    }

    /// <summary>A bound that the int8 logit of every word exceeds whose exact logit may reach another: below the difference, even if that is rounded up.</summary>
    /// <param name="logit">The logit to reach.</param>
    public float Threshold(float logit) => MathF.BitDecrement((float)(logit - _largest));

    /// <summary>Scores a word again; NaN if its exact logit cannot reach another.</summary>
    /// <param name="word">The word.</param>
    /// <param name="quantized">Its int8 logit.</param>
    /// <param name="least">The logit to reach.</param>
    /// <exception cref="NonFiniteLogitsException">The exact logit is NaN or +∞.</exception>
    public float Score(int word, float quantized, float least)
    {
        if (quantized + Error(word) < least)
        {
            return float.NaN;
        }

        RowsScoredAgain++;
        float logit = _rows.Logit(word, _input.Span);
        return logit < float.PositiveInfinity ? logit : throw new NonFiniteLogitsException();
    }

    /// <summary>The int8 logit of a word.</summary>
    public float QuantizedLogit(int word) => _rows.QuantizedLogit(word, _slab.Span, _values.Span, _scale);

    private double Error(float difference, float norm) => (difference * _alpha) + (norm * _beta) + _rounding;

    private static double Gamma(int roundings) => roundings * UnitRoundoff / (1 - (roundings * UnitRoundoff));

    /// <summary>‖h‖² and ‖h − ĥ‖².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Squares, double LeftSquares) Measure(ref float input, ref byte values, float scale, nuint panels)
    {
        Vector256<double> squares = Vector256<double>.Zero, left = squares;
        Vector256<int> zero = Vector256.Create(Quantization.Zero);
        for (nuint column = 0; column < panels * ServingNetwork.PanelWidth; column += 8)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref input, column);
            Vector128<ushort> u = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref values, column))).AsByte());
            Vector256<int> levels = Vector256.Create(Vector128.WidenLower(u), Vector128.WidenUpper(u)).AsInt32() - zero;
            Vector256<float> rest = x - (Vector256.ConvertToSingle(levels) * scale);
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x);
            squares += (low * low) + (high * high);
            (low, high) = Vector256.Widen(rest);
            left += (low * low) + (high * high);
        }

        return (Vector256.Sum(squares), Vector256.Sum(left));
    }
}
