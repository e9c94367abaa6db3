namespace RnnGen.Benchmarks;

/// <summary>Five completions of a two-letter prefix: <c>complete V=10000 E=64 H=128</c>.</summary>
internal static class CompleteRow
{
    /// <summary>Creates the row of one session on one thread. The operations are those of the logits of the words that match.</summary>
    public static WorkRow Create(MeasuredModel sizes) =>
        new($"complete V={sizes.VocabularySize} E={sizes.EmbeddingSize} H={sizes.HiddenSize}", () =>
        {
            CompletionPair pair = CompletionPair.Create(sizes.CreateModel());
            return new WorkCase(2 * pair.MeanMatches * sizes.HiddenSize)
            {
                RnnGen = pair.Generated,
                Naive = NaiveReader.IsAffordable(sizes.OutputOperations) ? pair.Naive : null,
            };
        });
}
