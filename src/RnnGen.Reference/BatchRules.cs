namespace RnnGen.Reference;

/// <summary>The rules that a batch must satisfy.</summary>
internal static class BatchRules
{
    /// <summary>The target value that takes no part in the loss.</summary>
    public const int IgnoredTarget = -1;

    /// <summary>Throws unless the batch fits the shape.</summary>
    public static void Check(ModelShape shape, ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int wordCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wordCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wordCount, shape.VocabularySize);
        int words = shape.SequenceLength * shape.BatchSize;
        if (inputs.Length != words)
            throw new ArgumentException($"A batch has T·B = {words} inputs, but {inputs.Length} were given.", nameof(inputs));
        if (targets.Length != shape.TargetsPerBatch)
            throw new ArgumentException($"A batch has {shape.TargetsPerBatch} targets, but {targets.Length} were given.", nameof(targets));

        CheckRange(inputs, 0, shape.VocabularySize, nameof(inputs));
        CheckRange(targets, IgnoredTarget, wordCount, nameof(targets));
    }

    /// <summary>Throws unless every word is in [lowest, bound).</summary>
    public static void CheckRange(ReadOnlySpan<int> words, int lowest, int bound, string name)
    {
        int index = words.IndexOfAnyExceptInRange(lowest, bound - 1);
        if (index >= 0)
            throw new ArgumentOutOfRangeException(name, words[index], $"Index {index} holds {words[index]}, which must be in [{lowest}, {bound}).");
    }
}
