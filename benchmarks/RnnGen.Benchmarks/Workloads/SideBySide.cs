namespace RnnGen.Benchmarks;

/// <summary>The check that two sides agree on the same words before they are measured.</summary>
internal static class SideBySide
{
    private const int WordCount = 20;

    /// <summary>
    /// Requires that the five suggestions of <paramref name="other"/> after each word have the probabilities that the naive code gives to these
    /// words, and that those are its five highest.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ by more than is allowed.</exception>
    public static void RequireSameSuggestions<TReader>(NaiveReader naive, string name, TReader other, int vocabularySize, AllowedError allowed)
        where TReader : struct, ISuggester
    {
        WordCycle words = new(vocabularySize);
        Suggestion[] expected = new Suggestion[SuggestionRow.Count];
        Suggestion[] suggestions = new Suggestion[expected.Length];
        naive.Reset();
        for (int i = 0; i < WordCount; i++)
        {
            int word = words.Next();
            naive.Feed(word);
            other.Feed(word);
            naive.Suggest(expected);
            other.Suggest(suggestions);
            ReadOnlySpan<float> probabilities = naive.Probabilities();
            for (int k = 0; k < suggestions.Length; k++)
            {
                float probability = probabilities[suggestions[k].Token];
                Agreement.Require($"The probability of word {suggestions[k].Token}", name, suggestions[k].Probability, probability, allowed.Probability * probability);
                Agreement.Require($"The probability of suggestion {k + 1}", name, suggestions[k].Probability, expected[k].Probability, allowed.Probability * probability);
            }
        }
    }

    /// <summary>Requires that ONNX Runtime on the graph of a step reaches the hidden states of the naive code.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than is allowed.</exception>
    public static void RequireSameStates(NaiveReader naive, string name, byte[] stepGraph, int vocabularySize, AllowedError allowed)
    {
        using OnnxText text = new(stepGraph, threads: 1);
        WordCycle words = new(vocabularySize);
        naive.Reset();
        for (int i = 0; i < WordCount; i++)
        {
            int word = words.Next();
            naive.Feed(word);
            text.Feed(word);
            for (int unit = 0; unit < text.HiddenState.Length; unit++)
            {
                Agreement.Require($"h[{unit}] after word {i + 1}", name, text.HiddenState[unit], naive.HiddenState[unit], allowed.State);
            }
        }
    }

    /// <summary>Requires that sessions stepped together give the same suggestions as on their own.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static void RequireSameSuggestions(FrozenModel model, SessionGroup group, SuggestInGroup together)
    {
        const int Steps = 3;
        together.Run(Steps);
        Suggestion[] expected = new Suggestion[SuggestionRow.Count];
        for (int index = 0; index < group.Count; index++)
        {
            Session alone = model.CreateSession();
            WordCycle words = SuggestInGroup.WordsOf(index, group);
            for (int step = 0; step < Steps; step++)
            {
                alone.Feed(words.Next());
            }

            alone.Suggest(expected);
            for (int k = 0; k < expected.Length; k++)
            {
                float probability = together.SuggestionsOf(index)[k].Probability;
                Agreement.Require($"The probability of suggestion {k + 1} of session {index}", "the group", probability, expected[k].Probability, AllowedError.Rounding.Probability * probability);
            }
        }
    }
}
