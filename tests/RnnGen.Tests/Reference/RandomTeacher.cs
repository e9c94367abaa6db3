using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A predictor that expects at each position what chance has it expect.</summary>
/// <param name="words">How many words there are.</param>
/// <param name="seed">Decides all probabilities.</param>
internal sealed class RandomTeacher(int words, int seed) : IWordPredictor
{
    private int _position;

    public Vocabulary Vocabulary { get; init; } = new(WordTokenizer.Default, [Vocabulary.UnknownWord, .. Enumerable.Range(1, words - 1).Select(word => $"w{word}")]);

    public int WordCount { get; init; } = words;

    public int StateSizeInBytes => 0;

    /// <summary>p of each word at the position that was reached: squares of random numbers over their sum.</summary>
    public double[] Probabilities
    {
        get
        {
            Random random = new((seed * 1_000_003) + _position);
            double[] squares = [.. Enumerable.Range(0, Vocabulary.Count).Select(_ => Math.Pow(random.NextDouble(), 2))];
            double sum = squares.Sum();
            return [.. squares.Select(square => square / sum)];
        }
    }

    public void Reset() => _position = 0;

    public void Feed(int token) => _position++;

    public FeedResult Feed(ReadOnlySpan<char> text) => throw new NotSupportedException();

    public double Probability(int token) => Probabilities[token];

    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        Suggestion[] best = [.. Probabilities.Select((probability, word) => new Suggestion(word, (float)probability)).Skip(1).OrderByDescending(word => word.Probability).Take(suggestions.Length)];
        best.CopyTo(suggestions);
        return best.Length;
    }

    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null) => throw new NotSupportedException();

    public void CopyTo(Span<byte> destination)
    {
    }

    public void Restore(ReadOnlySpan<byte> source) => throw new NotSupportedException();

    /// <summary>q of every word at a position, as the emitted passes are to take it from soft targets.</summary>
    public static double[] Dense(SoftTargets targets, int position)
    {
        double[] q = [.. targets.Frequencies.Span[..targets.Vocabulary.Count].ToArray().Select(frequency => (double)frequency * targets.RestScaleAt(position))];
        for (int i = 0; i < targets.WordCount; i++)
        {
            q[targets.WordsAt(position)[i]] = targets.ProbabilitiesAt(position)[i];
        }

        return q;
    }

    /// <summary>Random soft targets for some rows of a batch, for the reference and for the emitted passes: each row at another position of a text.</summary>
    /// <param name="targets">The targets; −1 for none.</param>
    /// <param name="words">How many words there are.</param>
    /// <param name="seed">Decides them.</param>
    /// <param name="weight">λ.</param>
    public static (SoftTargets<double> Reference, SoftTargetRows Emitted) SoftTargets(int[] targets, int words, int seed, float weight)
    {
        Random random = new(seed);
        int[] text = [.. Enumerable.Range(0, 2 * targets.Length).Select(_ => random.Next(words))];
        SoftTargets soft = RnnGen.Training.SoftTargets.Of(new RandomTeacher(words, seed), text, wordCount: 7);
        int[] positions = [.. targets.Select((target, row) => target < 0 ? -1 : text.Length - 1 - row)];
        double[] q = [.. positions.SelectMany(position => position < 0 ? new double[words] : Dense(soft, position))];
        return (new SoftTargets<double>(q, words, weight), new SoftTargetRows(soft, positions, weight));
    }
}
