using System.Runtime.InteropServices;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>Symmetric int8 weights with one scale for each row: a = max |w| / 127 and q = round(w / a), of two the even one.</summary>
internal static class Int8Weights
{
    private const float LargestLevel = 127;

    /// <summary>Quantises one row and returns its scale; 0 for a row of zeros.</summary>
    /// <param name="row">The weights.</param>
    /// <param name="quantized">Receives q of each.</param>
    public static float QuantizeRow(ReadOnlySpan<float> row, Span<sbyte> quantized)
    {
        float largest = 0;
        foreach (float weight in row)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        // In double: the quotient of the smallest floats does not underflow, and rounding it gives the nearest level of all.
        float scale = largest / LargestLevel;
        for (int column = 0; column < row.Length; column++)
        {
            quantized[column] = scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(Math.Round(row[column] / (double)scale), -LargestLevel, LargestLevel);
        }

        return scale;
    }

    /// <summary>Quantises the parameters of a model.</summary>
    /// <param name="parameters">Packed fp32 parameters.</param>
    /// <param name="tensors">Where they lie.</param>
    /// <param name="layout">Where the quantised ones go.</param>
    /// <param name="slab">Receives them.</param>
    public static void Quantize(ReadOnlySpan<float> parameters, IReadOnlyList<ParameterTensor> tensors, Int8Layout layout, Span<float> slab)
    {
        foreach (Int8Tensor tensor in layout.Weights)
        {
            float[] row = new float[tensor.Source.Columns];
            sbyte[] quantized = new sbyte[row.Length];
            for (int i = 0; i < tensor.Source.Rows; i++)
            {
                tensor.Source.UnpackRows(parameters, i, row);
                tensor.WriteRow(slab, i, quantized, QuantizeRow(row, quantized));
            }
        }

        foreach (ParameterTensor bias in layout.Biases)
        {
            float[] values = new float[bias.Length];
            tensors.Single(tensor => tensor.Name == bias.Name).UnpackRows(parameters, 0, values);
            bias.PackRows(values, 0, slab);
        }
    }
}
