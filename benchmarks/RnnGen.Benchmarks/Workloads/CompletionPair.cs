namespace RnnGen.Benchmarks;

/// <summary>Completion by the generated and by the naive code, after the same word of the same model, checked to agree.</summary>
/// <param name="Generated">The generated code.</param>
/// <param name="Naive">The naive code.</param>
/// <param name="MeanMatches">Words that begin with a prefix, on average.</param>
internal sealed record CompletionPair(CompleteWords Generated, CompleteWordsNaively Naive, double MeanMatches)
{
    private const int ComparedPrefixes = 20;

    /// <summary>Creates both sides.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static CompletionPair Create(RnnModel model)
    {
        Session session = model.Freeze().CreateSession();
        NaiveReader reader = new(model);
        int word = new WordCycle(model.Vocabulary.Count).Next();
        session.Feed(word);
        reader.Feed(word);
        PrefixCycle prefixes = new(model.Vocabulary);
        CompleteWordsNaively naive = new(reader, model.Vocabulary, prefixes);
        RequireAgreement(session, naive, prefixes);
        return new CompletionPair(new CompleteWords(session, new PrefixCycle(model.Vocabulary)), naive, prefixes.MeanMatches);
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
