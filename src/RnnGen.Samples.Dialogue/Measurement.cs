using System.Diagnostics;

namespace RnnGen.Samples.Dialogue;

/// <summary>A measurement of the cost of one word: reading it, with a predictor also learning it, and suggesting five words with their probabilities.</summary>
internal static class Measurement
{
    private const int Rounds = 9;
    private const int WordsARound = 5_000;

    /// <summary>Measures and writes the results.</summary>
    public static void Run(FrozenModel model, TextWriter output)
    {
        Run("next word", model.CreateSession(), output);
        Run("next word, learnt, of everyday English", EverydayEnglish.CreatePredictor(Script.CreateProfile()), output);
    }

    private static void Run(string name, IWordPredictor predictor, TextWriter output)
    {
        int[] words = predictor.Vocabulary.Encode(Script.Read());
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1);)
        {
            Read(predictor, words);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Span<double> nanoseconds = stackalloc double[Rounds];
        foreach (ref double round in nanoseconds)
        {
            long start = Stopwatch.GetTimestamp();
            Read(predictor, words);
            round = Stopwatch.GetElapsedTime(start).TotalNanoseconds / WordsARound;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        nanoseconds.Sort();
        output.WriteLine($"{name}: {nanoseconds[Rounds / 2]:0} ns, median of {Rounds} rounds of {WordsARound:N0} words; {allocated} bytes allocated");
    }

    private static void Read(IWordPredictor predictor, ReadOnlySpan<int> words)
    {
        Span<Suggestion> suggestions = stackalloc Suggestion[5];
        foreach (int word in words[..WordsARound])
        {
            predictor.Feed(word);
            predictor.Suggest(suggestions);
        }
    }
}
