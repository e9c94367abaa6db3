namespace RnnGen.Benchmarks;

/// <summary>Top-k as a first version would do it: look at every probability, keep the k best in order.</summary>
internal static class NaiveSuggestions
{
    /// <summary>Fills <paramref name="suggestions"/>, most probable first; never with <c>&lt;unk&gt;</c>.</summary>
    public static void Select(ReadOnlySpan<float> probabilities, Span<Suggestion> suggestions)
    {
        int count = 0;
        for (int token = Vocabulary.Unknown + 1; token < probabilities.Length; token++)
        {
            float probability = probabilities[token];
            if (count == suggestions.Length && probability <= suggestions[^1].Probability)
                continue;

            int place = count < suggestions.Length ? count++ : count - 1;
            while (place > 0 && suggestions[place - 1].Probability < probability)
            {
                suggestions[place] = suggestions[place - 1];
                place--;
            }

            suggestions[place] = new Suggestion(token, probability);
        }
    }
}
