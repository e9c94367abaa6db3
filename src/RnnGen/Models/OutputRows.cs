using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The fp32 output layer that int8 weights were rounded from, row after row, to score single words by again; and, for <see cref="Screening"/>, how long each row is and how far from its
/// int8 form.
/// </summary>
internal sealed class OutputRows
{
    private const int Lanes = 4;

    /// <summary>More than rounding can take from a sum of squares in double: a relative error of 2⁻⁵³ for each of fewer than 2²² additions.</summary>
    private const double RoundsUp = 1 + (1.0 / (1 << 30));

    private readonly ParameterTensor _weights;
    private readonly ParameterTensor _bias;
    private readonly Int8Tensor _quantized;
    private readonly int _stride;
    private readonly AlignedBuffer _rows;
    private readonly AlignedBuffer _biases;
    private readonly AlignedBuffer _norms;
    private readonly sbyte[] _levels;
    private readonly Vector128<float> _lastLanes;

    /// <summary>Room for the rows of a shape.</summary>
    /// <param name="parameters">Where the fp32 parameters lie.</param>
    /// <param name="quantized">Where the int8 ones do.</param>
    public OutputRows(NetworkLayout parameters, Int8Layout quantized)
    {
        _quantized = quantized.Weights.Single(tensor => tensor.Offset == quantized.OutputOffset);
        _weights = parameters.Tensors.Single(tensor => tensor.Name == _quantized.Source.Name);
        _bias = parameters.Tensors.Single(tensor => tensor.Role == ParameterRole.OutputBias);
        Depth = _weights.Columns;
        _stride = (Depth + Lanes - 1) / Lanes * Lanes;
        _rows = new AlignedBuffer(checked(_weights.Rows * _stride));
        _biases = new AlignedBuffer(_weights.Rows);
        _norms = new AlignedBuffer(2 * _weights.Rows);
        _levels = new sbyte[Depth];
        _lastLanes = Vector128.GreaterThan(Vector128.Create((float)(Depth % Lanes)), Vector128.Create(0f, 1f, 2f, 3f));
    }

    /// <summary>K: floats of a row.</summary>
    public int Depth { get; }

    /// <summary>The largest ‖w − ŵ‖ of a row w and its int8 form ŵ.</summary>
    public float LargestDifference { get; private set; }

    /// <summary>The largest ‖ŵ‖.</summary>
    public float LargestNorm { get; private set; }

    /// <summary>The largest finite |b|.</summary>
    public float LargestBias { get; private set; }

    /// <summary>Bytes of the rows and of what is kept beside them.</summary>
    public long SizeInBytes => ((long)_rows.Length + _biases.Length + _norms.Length) * sizeof(float);

    /// <summary>Copies the rows of a model; may be called again.</summary>
    /// <param name="parameters">The packed fp32 parameters.</param>
    /// <param name="slab">The int8 ones.</param>
    /// <param name="words">Which rows belong to words; the others are zero, here as there.</param>
    public void Fill(ReadOnlySpan<float> parameters, ReadOnlySpan<float> slab, UsedWords words)
    {
        _bias.UnpackRows(parameters, 0, _biases.Span);
        Span<float> norms = _norms.Span;
        (LargestDifference, LargestNorm, LargestBias) = (0, 0, 0);
        for (int word = 0; word < _weights.Rows; word++)
        {
            Span<float> row = _rows.Span.Slice(word * _stride, Depth);
            _weights.UnpackRows(parameters, word, row);
            words.ClearOthers(_weights, word, row);
            words.ClearOthers(_bias, word, _biases.Span.Slice(word, 1));
            double scale = _quantized.ReadRow(slab, word, _levels), differences = 0, squares = 0;
            for (int column = 0; column < row.Length; column++)
            {
                double rounded = scale * _levels[column], difference = row[column] - rounded;
                differences += difference * difference;
                squares += rounded * rounded;
            }

            norms[2 * word] = AtLeastRoot(differences);
            norms[(2 * word) + 1] = AtLeastRoot(squares);
            LargestDifference = MathF.Max(LargestDifference, norms[2 * word]);
            LargestNorm = MathF.Max(LargestNorm, norms[(2 * word) + 1]);

            // An infinite bias makes an infinite int8 logit: the word takes no part, or none does.
            float bias = MathF.Abs(_biases.Span[word]);
            LargestBias = float.IsFinite(bias) ? MathF.Max(LargestBias, bias) : LargestBias;
        }
    }

    /// <summary>‖w − ŵ‖ of a word's row, or a little more.</summary>
    public float Difference(int word) => _norms.Span[2 * word];

    /// <summary>‖ŵ‖ of a word's row, or a little more.</summary>
    public float Norm(int word) => _norms.Span[(2 * word) + 1];

    /// <summary>
    /// w·x + b of a word, to the bits of the fp32 network's logit: as in its tile MatVec, the k-th product is added to the sum k mod 4, the bias begins sum 0, and the logit is
    /// (s₀ + s₁) + (s₂ + s₃).
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="input">x: K floats, and zeros up to a multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Logit(int word, ReadOnlySpan<float> input)
    {
        ref float x = ref MemoryMarshal.GetReference(input[.._stride]);
        ref float w = ref MemoryMarshal.GetReference(_rows.Span.Slice(word * _stride, _stride));
        Vector128<float> sums = Vector128.CreateScalar(_biases.Span[word]);
        nuint depth = (nuint)Depth, whole = depth - (depth % Lanes), k = 0;
        for (; k < whole; k += Lanes)
        {
            sums = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref x, k), Vector128.LoadUnsafe(ref w, k), sums);
        }

        if (k < depth)
        {
            // A sum that has no product left stays as it is: adding 0 would make +0 of −0.
            Vector128<float> last = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref x, k), Vector128.LoadUnsafe(ref w, k), sums);
            sums = Vector128.ConditionalSelect(_lastLanes, last, sums);
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    /// <summary>b + a·s·Σ q·(u − 64) of a word: its int8 logit, to the bits of the emitted one.</summary>
    /// <param name="word">The word.</param>
    /// <param name="slab">The int8 parameters.</param>
    /// <param name="values">u of each element of the quantised x, as bytes.</param>
    /// <param name="scale">s of x.</param>
    public float QuantizedLogit(int word, ReadOnlySpan<float> slab, ReadOnlySpan<float> values, float scale)
    {
        int sum = _quantized.Multiply(slab, word, values, out float rowScale);
        return Vector128.MultiplyAddEstimate(Vector128.Create((float)sum), Vector128.Create(rowScale * scale), Vector128.Create(_biases.Span[word])).ToScalar();
    }

    /// <summary>√x or a little more; ∞ for a row that holds a number that is not finite: nothing can be said of it, so every word is scored again.</summary>
    private static float AtLeastRoot(double squares) => double.IsNaN(squares) ? float.PositiveInfinity : MathF.BitIncrement((float)(Math.Sqrt(squares) * RoundsUp));
}
