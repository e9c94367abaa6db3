namespace RnnGen.Cli;

/// <summary>
/// What belongs to words, put into the order of a model's tokens. An unknown word that the weights do not have is added: its vectors are the mean of all others, and so its logit is the mean of theirs, less
/// <see cref="Handicap"/>. Whatever was read before, the most probable word is then e²⁰ = 5·10⁸ times as probable, and the probabilities of all words are the same to fp32.
/// </summary>
/// <param name="order">The order.</param>
/// <param name="size">V of the model; rows beyond the words are zeros.</param>
internal sealed class WordRows(WordOrder order, int size)
{
    /// <summary>What the logit of an added unknown word is below the mean of all others.</summary>
    public const float Handicap = 20;

    /// <summary>Orders rows.</summary>
    /// <param name="values">One row for each row of the weights.</param>
    /// <param name="columns">Their length.</param>
    public float[] Rows(float[] values, int columns)
    {
        float[] ordered = new float[checked(size * columns)];
        double[] sums = new double[columns];
        for (int token = 0; token < order.Rows.Count; token++)
        {
            if (order.Rows[token] is not WordOrder.NoRow and int row)
            {
                ReadOnlySpan<float> vector = values.AsSpan(row * columns, columns);
                vector.CopyTo(ordered.AsSpan(token * columns));
                for (int column = 0; column < columns; column++)
                {
                    sums[column] += vector[column];
                }
            }
        }

        for (int column = 0; column < columns && order.UnknownRow is null; column++)
        {
            ordered[(Vocabulary.Unknown * columns) + column] = Mean(sums[column]);
        }

        return ordered;
    }

    /// <summary>Orders columns.</summary>
    /// <param name="values">Rows with one element for each row of the weights.</param>
    /// <param name="columns">Their length.</param>
    public float[] Columns(float[] values, int columns)
    {
        float[] ordered = new float[checked(size * (values.Length / columns))];
        for (int row = 0; row < values.Length / columns; row++)
        {
            Rows(values[(row * columns)..((row + 1) * columns)], columns: 1).CopyTo(ordered, row * size);
        }

        return ordered;
    }

    /// <summary>Orders the biases of the output layer.</summary>
    public float[] Biases(float[] values)
    {
        float[] ordered = Rows(values, columns: 1);
        if (order.UnknownRow is null)
        {
            ordered[Vocabulary.Unknown] -= Handicap;
        }

        return ordered;
    }

    private float Mean(double sum) => (float)(sum / (order.Rows.Count - 1));
}
