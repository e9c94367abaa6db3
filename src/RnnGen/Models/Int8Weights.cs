using System.Buffers;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>Symmetric int8 weights with one scale for each row: a = max |w| / 127 and q = round(w / a), of two the even one.</summary>
internal static class Int8Weights
{
    /// <summary>The largest |q|. −128 is left out, so that −q is always there.</summary>
    public const int LargestLevel = 127;

    /// <summary>How many scales a calibration tries: the row's own, and every 2 % less.</summary>
    private const int ClipSteps = 26;

    private const float ClipStep = 0.02f;

    /// <summary>The largest scale of which all levels are finite weights.</summary>
    public static float LargestScale { get; } = MathF.BitDecrement(float.MaxValue / LargestLevel);

    /// <summary>Quantises one row and returns its scale; 0 for a row of zeros.</summary>
    /// <param name="row">The weights.</param>
    /// <param name="quantized">Receives q of each.</param>
    public static float QuantizeRow(ReadOnlySpan<float> row, Span<sbyte> quantized)
    {
        float scale = FullScale(row);
        Round(row, scale, quantized);
        return scale;
    }

    /// <summary>Quantises one row with the scale of least Σ m·(w − a·q)², clipping what is too large for it, and returns that scale.</summary>
    /// <param name="row">The weights.</param>
    /// <param name="squares">m of each column: the mean square of what it is multiplied by; empty for the scale of the largest weight.</param>
    /// <param name="quantized">Receives q of each.</param>
    public static float QuantizeRow(ReadOnlySpan<float> row, ReadOnlySpan<float> squares, Span<sbyte> quantized)
    {
        float full = FullScale(row), best = full;
        double least = double.PositiveInfinity;
        for (int step = 0; step < ClipSteps && !squares.IsEmpty; step++)
        {
            float scale = full * (1 - (step * ClipStep));
            double error = 0;
            for (int column = 0; column < row.Length; column++)
            {
                double difference = row[column] - ((double)scale * Level(row[column], scale));
                error += squares[column] * difference * difference;
            }

            if (error < least)
            {
                (least, best) = (error, scale);
            }
        }

        Round(row, best, quantized);
        return best;
    }

    /// <summary>Quantises the parameters of a model.</summary>
    /// <param name="parameters">Packed fp32 parameters.</param>
    /// <param name="tensors">Where they lie.</param>
    /// <param name="words">What of them belongs to words.</param>
    /// <param name="squares">The mean squares of what the columns of a tensor are multiplied by, under its name; a tensor that is not there takes the scales of its largest weights.</param>
    /// <param name="layout">Where the quantised ones go.</param>
    /// <param name="slab">Receives them.</param>
    /// <returns>The error of each tensor.</returns>
    public static QuantizationError[] Quantize(
        ReadOnlySpan<float> parameters, IReadOnlyList<ParameterTensor> tensors, UsedWords words, IReadOnlyDictionary<string, float[]> squares, Int8Layout layout, Span<float> slab)
    {
        QuantizationError[] errors = new QuantizationError[layout.Weights.Count];
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = Quantize(parameters, layout.Weights[i], words, squares.GetValueOrDefault(layout.Weights[i].Source.Name, []), slab);
        }

        foreach (ParameterTensor bias in layout.Biases)
        {
            float[] pooled = ArrayPool<float>.Shared.Rent(bias.Length);
            Span<float> values = pooled.AsSpan(0, bias.Length);
            tensors.Single(tensor => tensor.Name == bias.Name).UnpackRows(parameters, 0, values);
            bias.PackRows(values, 0, slab);
            ArrayPool<float>.Shared.Return(pooled);
        }

        return errors;
    }

    private static QuantizationError Quantize(ReadOnlySpan<float> parameters, Int8Tensor tensor, UsedWords words, ReadOnlySpan<float> squares, Span<float> slab)
    {
        ParameterTensor source = tensor.Source;
        float[] pooledRow = ArrayPool<float>.Shared.Rent(source.Columns);
        sbyte[] pooledLevels = ArrayPool<sbyte>.Shared.Rent(source.Columns);
        Span<float> row = pooledRow.AsSpan(0, source.Columns);
        Span<sbyte> quantized = pooledLevels.AsSpan(0, source.Columns);
        double largest = 0, sum = 0;
        for (int i = 0; i < source.Rows; i++)
        {
            source.UnpackRows(parameters, i, row);
            words.ClearOthers(source, i, row);
            float scale = QuantizeRow(row, squares, quantized);
            tensor.WriteRow(slab, i, quantized, scale);
            for (int column = 0; column < row.Length; column++)
            {
                double error = Math.Abs(row[column] - ((double)scale * quantized[column]));
                largest = Math.Max(largest, error);
                sum += error;
            }
        }

        ArrayPool<float>.Shared.Return(pooledRow);
        ArrayPool<sbyte>.Shared.Return(pooledLevels);
        long elements = words.ElementsOf(source);
        return new QuantizationError(source.Name, elements, largest, sum / elements);
    }

    private static float FullScale(ReadOnlySpan<float> row)
    {
        float largest = 0;
        foreach (float weight in row)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        // What is not finite stays so, in the scale.
        return float.IsFinite(largest) ? MathF.Min(largest / LargestLevel, LargestScale) : largest;
    }

    private static void Round(ReadOnlySpan<float> row, float scale, Span<sbyte> quantized)
    {
        for (int column = 0; column < row.Length; column++)
        {
            quantized[column] = Level(row[column], scale);
        }
    }

    // In double: the quotient of the smallest floats does not underflow, and rounding it gives the nearest level of all.
    private static sbyte Level(float weight, float scale) => scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(Math.Round(weight / (double)scale), -LargestLevel, LargestLevel);
}
