using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>What it takes to read a word and to suggest five that may follow.</summary>
internal static class SuggestionLatency
{
    private const int Suggested = 5;

    // The first words warm caches and branch predictors, and have the code compiled.
    private const int WarmUpWords = 500;
    private const int TimedWords = 5000;

    /// <summary>The median over the words of a text.</summary>
    /// <param name="predictor">Who suggests.</param>
    /// <param name="tokens">The text; read again from the beginning if it is too short.</param>
    public static double MedianMicroseconds(IWordPredictor predictor, ReadOnlySpan<int> tokens)
    {
        Span<Suggestion> suggestions = stackalloc Suggestion[Suggested];
        long[] ticks = new long[TimedWords];
        for (int i = -WarmUpWords; i < TimedWords; i++)
        {
            int token = tokens[(i + WarmUpWords) % tokens.Length];
            long start = Stopwatch.GetTimestamp();
            predictor.Feed(token);
            predictor.Suggest(suggestions);
            long elapsed = Stopwatch.GetTimestamp() - start;
            if (i >= 0)
            {
                ticks[i] = elapsed;
            }
        }

        Array.Sort(ticks);
        return ticks[TimedWords / 2] * 1e6 / Stopwatch.Frequency;
    }
}
