using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The k most probable words of those offered; of equals, the lower token goes first. While words are offered they are a heap with the last of them at its top, so that n words take n·log k steps, even if all are wanted.
/// </summary>
/// <param name="words">Where they are kept; its length is k, at least 1.</param>
internal ref struct SuggestionHeap(Span<Suggestion> words)
{
    private readonly Span<Suggestion> _words = words;

    /// <summary>Words kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there are k of them.</summary>
    public readonly bool IsFull => Count == _words.Length;

    /// <summary>The one that is first to go; there is one.</summary>
    public readonly Suggestion Last => _words[0];

    /// <summary>Begins again.</summary>
    public void Clear() => Count = 0;

    /// <summary>Whether a word would be kept.</summary>
    public readonly bool Takes(Suggestion word) => !IsFull || GoesBefore(word, _words[0]);

    /// <summary>Considers a word.</summary>
    public void Offer(Suggestion word)
    {
        if (!Takes(word))
        {
            return;
        }

        if (IsFull)
        {
            SiftDown(word, Count);
            return;
        }

        int slot = Count++;
        for (; slot > 0 && GoesBefore(_words[(slot - 1) / 2], word); slot = (slot - 1) / 2)
        {
            _words[slot] = _words[(slot - 1) / 2];
        }

        _words[slot] = word;
    }

    /// <summary>Considers all words of a vocabulary.</summary>
    /// <param name="probabilities">By token.</param>
    /// <param name="mask">Words that may be suggested.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(LogitRow probabilities, WordMask mask)
    {
        for (int panel = 0; panel < probabilities.PanelCount; panel++)
        {
            // A later word of the same probability does not pass: the lower token stays.
            Vector256<float> threshold = Vector256.Create(IsFull ? _words[0].Probability : float.NegativeInfinity);
            uint candidates = Vector256.GreaterThan(probabilities.Low(panel), threshold).ExtractMostSignificantBits()
                | (Vector256.GreaterThan(probabilities.High(panel), threshold).ExtractMostSignificantBits() << Vector256<float>.Count);
            if (candidates == 0)
            {
                continue;
            }

            int first = panel * RnnNetwork.PanelWidth;
            for (candidates &= mask.PanelBits(first); candidates != 0; candidates &= candidates - 1)
            {
                int token = first + BitOperations.TrailingZeroCount(candidates);
                Offer(new Suggestion(token, probabilities[token]));
            }
        }
    }

    /// <summary>Sorts what was kept, the most probable first. Nothing can be offered after it.</summary>
    /// <returns>How many words there are.</returns>
    public readonly int Complete()
    {
        for (int end = Count - 1; end > 0; end--)
        {
            Suggestion word = _words[end];
            _words[end] = _words[0];
            SiftDown(word, end);
        }

        return Count;
    }

    /// <summary>Whether a word goes before another one.</summary>
    public static bool GoesBefore(Suggestion word, Suggestion other) => word.Probability > other.Probability || (word.Probability == other.Probability && word.Token < other.Token);

    /// <summary>Puts a word in the place of the one at the top.</summary>
    private readonly void SiftDown(Suggestion word, int count)
    {
        int slot = 0;
        for (int child; (child = (2 * slot) + 1) < count; slot = child)
        {
            child += child + 1 < count && GoesBefore(_words[child], _words[child + 1]) ? 1 : 0;
            if (!GoesBefore(word, _words[child]))
            {
                break;
            }

            _words[slot] = _words[child];
        }

        _words[slot] = word;
    }
}
