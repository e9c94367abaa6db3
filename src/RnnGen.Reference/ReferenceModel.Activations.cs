namespace RnnGen.Reference;

/// <content>Activation regularisation and temporal activation regularisation (Merity, McCann and Socher 2017).</content>
public sealed partial class ReferenceModel<T>
{
    /// <summary>α: α·mean(h'²) is added to the loss, over the units of all rows that the output layer reads, after dropout. Default 0.</summary>
    public T ActivationRegularization { get; set; } = T.Zero;

    /// <summary>β: β·mean((h_{t+1} − h_t)²) is added to the loss, over the units of the top layer and t = 1 … T − 1 of every sequence. Default 0.</summary>
    public T TemporalActivationRegularization { get; set; } = T.Zero;

    /// <summary>What both have added to the loss of the latest batch.</summary>
    public T ActivationPenalty { get; private set; } = T.Zero;

    private static T Two => T.One + T.One;

    private T ComputeActivationPenalty(int rows)
    {
        T activations = T.Zero, changes = T.Zero;
        for (int row = 0; row < rows; row++)
        {
            foreach (T h in TopHidden(row))
                activations += h * h;
        }

        for (int t = 1; t < Shape.SequenceLength; t++)
        {
            for (int b = 0; b < Shape.BatchSize; b++)
            {
                ReadOnlySpan<T> h = _traces[^1].Hidden(t, b), next = _traces[^1].Hidden(t + 1, b);
                for (int k = 0; k < h.Length; k++)
                    changes += (next[k] - h[k]) * (next[k] - h[k]);
            }
        }

        return (ActivationRegularization * activations / Units(rows)) + (TemporalActivationRegularization * changes / Units(Changes));
    }

    /// <summary>forward: E += α·mean(h'²) + β·mean((h_{t+1} − h_t)²); hence dh' += 2α·h' / n', dh_{t+1} += 2β·(h_{t+1} − h_t) / n, dh_t −= the same.</summary>
    private void ActivationPenaltyBackward(int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> h = TopHidden(row);
            LinearAlgebra.AddScaled(TopHiddenGradient(row), Two * ActivationRegularization / Units(rows), h);
            TopHiddenBackward(row);
        }

        T scale = Two * TemporalActivationRegularization / Units(Changes);
        for (int t = 1; t < Shape.SequenceLength; t++)
        {
            for (int b = 0; b < Shape.BatchSize; b++)
            {
                ReadOnlySpan<T> h = _traces[^1].Hidden(t, b), next = _traces[^1].Hidden(t + 1, b);
                Span<T> dh = _traces[^1].HiddenGradient(t, b), dNext = _traces[^1].HiddenGradient(t + 1, b);
                for (int k = 0; k < h.Length; k++)
                {
                    T change = scale * (next[k] - h[k]);
                    dNext[k] += change;
                    dh[k] -= change;
                }
            }
        }
    }

    /// <summary>Pairs of steps that follow each other.</summary>
    private int Changes => (Shape.SequenceLength - 1) * Shape.BatchSize;

    /// <summary>The divisor of a mean over units; 1 where there are none.</summary>
    private T Units(int rows) => T.CreateChecked(int.Max(1, rows * Shape.HiddenSize));
}
