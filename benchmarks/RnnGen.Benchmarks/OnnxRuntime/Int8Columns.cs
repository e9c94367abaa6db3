namespace RnnGen.Benchmarks;

/// <summary>A matrix in int8, quantised symmetrically column by column: w ≈ scale·q with q in [−127, 127] and scale = max |w| / 127 of the column.</summary>
internal sealed class Int8Columns
{
    private const int Largest = sbyte.MaxValue;

    /// <summary>Quantises a matrix.</summary>
    /// <param name="columns">Its columns one after another: [columns, rows].</param>
    /// <param name="columnCount">How many there are.</param>
    public Int8Columns(ReadOnlySpan<float> columns, int columnCount)
    {
        Rows = columns.Length / columnCount;
        Values = new byte[columns.Length];
        Scales = new float[columnCount];
        for (int column = 0; column < columnCount; column++)
        {
            ReadOnlySpan<float> weights = columns.Slice(column * Rows, Rows);
            float scale = Scales[column] = ScaleOf(weights);
            for (int row = 0; row < Rows; row++)
            {
                Values[(row * columnCount) + column] = (byte)(sbyte)MathF.Round(weights[row] / scale);
            }
        }
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns => Scales.Length;

    /// <summary>q, row-major: the bits of signed numbers.</summary>
    public byte[] Values { get; }

    /// <summary>The scale of each column.</summary>
    public float[] Scales { get; }

    /// <summary>1 for a column of zeros.</summary>
    private static float ScaleOf(ReadOnlySpan<float> weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        return largest > 0 ? largest / Largest : 1;
    }
}
