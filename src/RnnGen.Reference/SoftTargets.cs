using System.Numerics;

namespace RnnGen.Reference;

/// <summary>What a teacher says of the targets of one batch: the network is trained on (1 − λ)·onehot(target) + λ·q.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SoftTargets<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _probabilities;

    /// <summary>Soft targets.</summary>
    /// <param name="probabilities">[rows][words]: q of each target of the batch, of sum 1.</param>
    /// <param name="wordCount">Words of the vocabulary.</param>
    /// <param name="weight">λ, in [0, 1].</param>
    /// <exception cref="ArgumentNullException"><paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">The probabilities are not a whole number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wordCount"/> is below 1, or <paramref name="weight"/> outside [0, 1].</exception>
    public SoftTargets(T[] probabilities, int wordCount, T weight)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(wordCount, 1);
        if (!(weight >= T.Zero && weight <= T.One))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "The weight must be from 0 to 1.");
        if (probabilities.Length % wordCount != 0)
            throw new ArgumentException($"{probabilities.Length} probabilities are not a whole number of rows of {wordCount}.", nameof(probabilities));
        _probabilities = probabilities;
        WordCount = wordCount;
        Weight = weight;
    }

    /// <summary>Words of the vocabulary.</summary>
    public int WordCount { get; }

    /// <summary>λ.</summary>
    public T Weight { get; }

    /// <summary>How many targets there are.</summary>
    public int Rows => _probabilities.Length / WordCount;

    /// <summary>q of a target.</summary>
    /// <param name="row">The target.</param>
    public ReadOnlySpan<T> Row(int row) => _probabilities.AsSpan(row * WordCount, WordCount);
}
