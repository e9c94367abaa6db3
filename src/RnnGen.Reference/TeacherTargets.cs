using System.Numerics;

namespace RnnGen.Reference;

/// <summary>What a teacher says of the targets of one batch: the network is trained on (1 − λ)·onehot(target) + λ·q.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TeacherTargets<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _probabilities;

    /// <summary>Soft targets.</summary>
    /// <param name="probabilities">[rows][words]: q of each target of the batch, of sum 1.</param>
    /// <param name="wordCount">Words of the vocabulary.</param>
    /// <param name="weight">λ, in [0, 1].</param>
    /// <exception cref="ArgumentException">The probabilities are no whole number of rows.</exception>
    public TeacherTargets(T[] probabilities, int wordCount, T weight)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(wordCount, 1);
        if (probabilities.Length % wordCount != 0)
            throw new ArgumentException($"{probabilities.Length} probabilities are no whole number of rows of {wordCount}.", nameof(probabilities));
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
