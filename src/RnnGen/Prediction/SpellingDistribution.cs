using System.Runtime.CompilerServices;
using System.Text;

namespace RnnGen;

/// <summary>
/// s, one fixed distribution over the spellings of all words that a vocabulary does not hold: a length, and letters by their frequency, both counted over the vocabulary's words. It is what every source
/// multiplies its p(<c>&lt;unk&gt;</c>) by, so that all of them predict the same words.
/// </summary>
/// <remarks>
/// q(w) = l(n)·Π f(letter) for a word of n code points, with l(n) = 0.99·(share of words of n code points) + 0.01·2⁻ⁿ and f(c) = 0.99·(share of c among letters) + 0.01/1,112,064. Both are positive everywhere and
/// sum to 1, hence so does q; and s(w) = q(w)/(1 − Σ q(v)) over the words v of the vocabulary sums to 1 over all others.
/// </remarks>
internal sealed class SpellingDistribution
{
    private const double Kept = 0.99;
    private const double Rest = 1 - Kept;
    private const int CodePoints = 1_112_064;

    private static readonly ConditionalWeakTable<Vocabulary, SpellingDistribution> Made = [];

    private readonly Dictionary<int, double> _logLetters = [];
    private readonly double[] _logLengths;
    private readonly double _logOtherLetter;
    private readonly double _logUnknown;

    private SpellingDistribution(IReadOnlyList<string> words)
    {
        int[] lengths = new int[TextTokenizer.MaxTokenLength + 1];
        Dictionary<int, int> letters = [];
        foreach (string word in words.Skip(1))
        {
            lengths[Math.Min(Count(word), lengths.Length - 1)]++;
            foreach (Rune letter in word.EnumerateRunes())
            {
                letters[letter.Value] = letters.GetValueOrDefault(letter.Value) + 1;
            }
        }

        double wordCount = Math.Max(1, words.Count - 1);
        double letterCount = Math.Max(1, letters.Values.Sum());
        _logLengths = [.. lengths.Select((count, length) => PortableMath.Log((Kept * count / wordCount) + (Rest * Math.ScaleB(1, -length))))];
        _logOtherLetter = PortableMath.Log(Rest / CodePoints);
        foreach ((int letter, int count) in letters)
        {
            _logLetters[letter] = PortableMath.Log((Kept * count / letterCount) + (Rest / CodePoints));
        }

        double known = words.Skip(1).Sum(word => PortableMath.Exp(LogOf(word)));
        _logUnknown = PortableMath.Log(1 - known);
    }

    /// <summary>The distribution of a vocabulary, whose words are counted when it is first asked for.</summary>
    public static SpellingDistribution Of(Vocabulary vocabulary) => Made.GetValue(vocabulary, static words => new SpellingDistribution(words.Words));

    /// <summary>ln s of a word that the vocabulary does not hold.</summary>
    /// <param name="spelling">As the tokenizer spells it; 1 to 256 characters.</param>
    public double LogProbability(ReadOnlySpan<char> spelling) => LogOf(spelling) - _logUnknown;

    private double LogOf(ReadOnlySpan<char> spelling)
    {
        double log = _logLengths[Math.Min(Count(spelling), _logLengths.Length - 1)];
        foreach (Rune letter in spelling.EnumerateRunes())
        {
            log += _logLetters.GetValueOrDefault(letter.Value, _logOtherLetter);
        }

        return log;
    }

    private static int Count(ReadOnlySpan<char> spelling)
    {
        int count = 0;
        foreach (Rune _ in spelling.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
