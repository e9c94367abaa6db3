using System.Diagnostics;

namespace RnnGen.Samples.Dialogue;

/// <summary>A measurement of the cost of one word: reading it and suggesting five words with their probabilities.</summary>
internal static class Measurement
{
    private const int Rounds = 9;
    private const int WordsARound = 5_000;

    /// <summary>Measures and writes the result.</summary>
    public static void Run(FrozenModel model, TextWriter output)
    {
        int[] words = model.Vocabulary.Encode(Script.Read());
        Session session = model.CreateSession();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1);)
        {
            Read(session, words);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Span<double> nanoseconds = stackalloc double[Rounds];
        foreach (ref double round in nanoseconds)
        {
            long start = Stopwatch.GetTimestamp();
            Read(session, words);
            round = Stopwatch.GetElapsedTime(start).TotalNanoseconds / WordsARound;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        nanoseconds.Sort();
        output.WriteLine($"next word: {nanoseconds[Rounds / 2]:0} ns, median of {Rounds} rounds of {WordsARound:N0} words; {allocated} bytes allocated");
    }

    private static void Read(Session session, ReadOnlySpan<int> words)
    {
        Span<Suggestion> suggestions = stackalloc Suggestion[5];
        foreach (int word in words[..WordsARound])
        {
            session.Feed(word);
            session.Suggest(suggestions);
        }
    }
}
