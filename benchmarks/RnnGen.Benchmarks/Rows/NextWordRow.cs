namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out: <c>next word V=10000 E=64 H=128</c>.</summary>
internal static class NextWordRow
{
    /// <summary>One session on one thread.</summary>
    public static WorkRow Create(MeasuredModel sizes) =>
        new($"next word V={sizes.VocabularySize} E={sizes.EmbeddingSize} H={sizes.HiddenSize}", () => CreateCase(sizes));

    private static WorkCase CreateCase(MeasuredModel sizes)
    {
        RnnModel model = sizes.CreateModel();
        double operations = sizes.StepOperations + sizes.OutputOperations;
        GeneratedReader generated = new(model.Freeze().CreateSession());
        NaiveReader naive = new(model);
        SideBySide.RequireSameSuggestions(naive, "the generated code", generated, sizes.VocabularySize);
        return new WorkCase(operations)
        {
            RnnGen = Suggest(generated),
            Naive = NaiveReader.IsAffordable(operations) ? Suggest(naive) : null,
        };

        SuggestWords<TReader> Suggest<TReader>(TReader reader)
            where TReader : struct, ISuggester => new(reader, new WordCycle(sizes.VocabularySize));
    }
}
