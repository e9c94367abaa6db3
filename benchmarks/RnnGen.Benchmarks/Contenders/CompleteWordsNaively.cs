namespace RnnGen.Benchmarks;

/// <summary>Completion as a first version would do it: the probabilities of all words, set to 0 for words without the prefix, then the best of the rest.</summary>
internal sealed class CompleteWordsNaively(NaiveReader reader, Vocabulary vocabulary, PrefixCycle prefixes) : Contender
{
    private readonly float[] _matching = new float[vocabulary.Count];
    private readonly Suggestion[] _suggestions = new Suggestion[SuggestionRow.Count];

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Complete(prefixes.Next(), _suggestions);
        }
    }

    /// <summary>Returns the most probable words that begin with <paramref name="prefix"/>, with their probabilities relative to these words; 0 after the last of them.</summary>
    public void Complete(string prefix, Span<Suggestion> suggestions)
    {
        ReadOnlySpan<float> probabilities = reader.Probabilities();
        float sum = 0;
        for (int word = 0; word < _matching.Length; word++)
        {
            _matching[word] = vocabulary[word].StartsWith(prefix, StringComparison.Ordinal) ? probabilities[word] : 0;
            sum += _matching[word];
        }

        NaiveSuggestions.Select(_matching, suggestions);
        foreach (ref Suggestion suggestion in suggestions)
        {
            suggestion = suggestion with { Probability = suggestion.Probability / sum };
        }
    }
}
