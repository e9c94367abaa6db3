using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>The words that begin with a prefix: a run of the sorted words, from which exact matching leaves some out.</summary>
internal readonly ref struct PrefixMatches
{
    private readonly Vocabulary _vocabulary;
    private readonly SortedWords _words;

    // What a word's own spelling must begin with; empty where the folded one decides.
    private readonly ReadOnlySpan<char> _spelling;

    // Whether folding leaves the prefix as it is; then a word begins with it if its spelling agrees with its folded one over that many characters.
    private readonly bool _isPlain;

    /// <summary>Finds the words.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="prefix">As the tokenizer spells it, at most <see cref="TextTokenizer.MaxTokenLength"/> long.</param>
    /// <param name="matching">When a word begins with it.</param>
    public PrefixMatches(Vocabulary vocabulary, ReadOnlySpan<char> prefix, PrefixMatching matching)
    {
        Span<char> folded = stackalloc char[LetterFolding.MaxExpansion * TextTokenizer.MaxTokenLength];
        _vocabulary = vocabulary;
        _words = vocabulary.SortedWords;
        _spelling = matching == PrefixMatching.Exact ? prefix : default;
        folded = folded[..LetterFolding.Fold(prefix, folded)];
        _isPlain = folded.Length <= byte.MaxValue && folded.Length == prefix.Length && ExactSpelling.StartsWith(folded, prefix);
        (Start, End) = _words.Find(folded);
    }

    /// <summary>The first sorted position of the run.</summary>
    public int Start { get; }

    /// <summary>The position after the run.</summary>
    public int End { get; }

    /// <summary>Whether the word at a sorted position of the run matches.</summary>
    public bool IsMatch(int position) => _spelling.IsEmpty || IsSpelledSo(position);

    /// <summary>Whether a word of the run matches.</summary>
    public bool HasMatch()
    {
        for (int position = Start; position < End; position++)
        {
            if (IsMatch(position))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the words that do not match the logit −∞.</summary>
    /// <param name="logits">Logits of whole panels of sorted words.</param>
    /// <param name="firstPosition">The position of the first.</param>
    public void ExcludeOthersSorted(Span<float> logits, int firstPosition)
    {
        int start = Math.Max(Start - firstPosition, 0);
        int end = Math.Min(End - firstPosition, logits.Length);
        logits[..start].Fill(float.NegativeInfinity);
        logits[end..].Fill(float.NegativeInfinity);
        for (int i = start; i < end && !_spelling.IsEmpty; i++)
        {
            if (!IsSpelledSo(firstPosition + i))
            {
                logits[i] = float.NegativeInfinity;
            }
        }
    }

    /// <summary>Gives the words that do not match the logit −∞.</summary>
    /// <param name="logits">Logits of whole panels, in the order of tokens.</param>
    /// <param name="firstWord">The word of the first.</param>
    public void ExcludeOthers(Span<float> logits, int firstWord)
    {
        Span<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        for (int i = 0; i < vectors.Length; i++)
        {
            int word = firstWord + (i * Vector256<float>.Count);
            Vector256<int> isMatch = IsInRun(word);
            vectors[i] = Vector256.ConditionalSelect(isMatch.AsSingle(), vectors[i], Vector256.Create(float.NegativeInfinity));
            uint lanes = _spelling.IsEmpty ? 0 : isMatch.ExtractMostSignificantBits();
            for (; lanes != 0; lanes &= lanes - 1)
            {
                int lane = BitOperations.TrailingZeroCount(lanes);
                if (!IsSpelledSo(_words.Positions[word + lane]))
                {
                    logits[(i * Vector256<float>.Count) + lane] = float.NegativeInfinity;
                }
            }
        }
    }

    /// <summary>Whether a panel, in the order of tokens, holds a word of the run.</summary>
    public bool Touches(int panel)
    {
        int word = panel * RnnNetwork.PanelWidth;
        return (IsInRun(word) | IsInRun(word + Vector256<int>.Count)) != Vector256<int>.Zero;
    }

    /// <summary>All bits set in the lanes of the words of the run, of eight words.</summary>
    private Vector256<int> IsInRun(int firstWord)
    {
        Vector256<int> positions = Vector256.Create(_words.Positions[firstWord..]);
        return Vector256.GreaterThanOrEqual(positions, Vector256.Create(Start)) & Vector256.LessThan(positions, Vector256.Create(End));
    }

    private bool IsSpelledSo(int position) => _isPlain
        ? _words.PlainLengths[position] >= _spelling.Length
        : ExactSpelling.StartsWith(_vocabulary[_words.Tokens[position]], _spelling);
}
