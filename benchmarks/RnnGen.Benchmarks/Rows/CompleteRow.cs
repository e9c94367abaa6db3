namespace RnnGen.Benchmarks;

/// <summary>Five completions of a two-letter prefix: <c>complete V=10000 E=64 H=128</c>.</summary>
internal static class CompleteRow
{
    private const int ComparedPrefixes = 20;

    /// <summary>One session on one thread.</summary>
    public static WorkRow Create(MeasuredModel sizes) =>
        new($"complete V={sizes.VocabularySize} E={sizes.EmbeddingSize} H={sizes.HiddenSize}", () => CreateCase(sizes));

    private static WorkCase CreateCase(MeasuredModel sizes)
    {
        RnnModel model = sizes.CreateModel();
        Session session = model.Freeze().CreateSession();
        NaiveReader reader = new(model);
        int word = new WordCycle(sizes.VocabularySize).Next();
        session.Feed(word);
        reader.Feed(word);
        PrefixCycle prefixes = new(model.Vocabulary);
        CompleteWordsNaively naive = new(reader, model.Vocabulary, prefixes);
        RequireAgreement(session, naive, prefixes);
        return new WorkCase(2 * prefixes.MeanMatches * sizes.HiddenSize)
        {
            RnnGen = new CompleteWords(session, new PrefixCycle(model.Vocabulary)),
            Naive = NaiveReader.IsAffordable(sizes.OutputOperations) ? naive : null,
        };
    }

    private static void RequireAgreement(Session session, CompleteWordsNaively naive, PrefixCycle prefixes)
    {
        Suggestion[] suggestions = new Suggestion[SuggestionRow.Count];
        Suggestion[] expected = new Suggestion[SuggestionRow.Count];
        for (int i = 0; i < ComparedPrefixes; i++)
        {
            string prefix = prefixes.Next();
            int count = session.Complete(prefix, suggestions);
            naive.Complete(prefix, expected);
            Agreement.Require($"The number of completions of '{prefix}'", count, expected.Count(suggestion => suggestion.Probability > 0));
            for (int k = 0; k < count; k++)
            {
                Agreement.Require($"The probability of completion {k + 1} of '{prefix}'", suggestions[k].Probability, expected[k].Probability);
            }
        }
    }
}
