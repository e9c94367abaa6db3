using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The k words with the largest logits, kept sorted in the caller's span by insertion. Eight logits at a time are compared with the k-th best so
/// far; few of a large vocabulary pass. Equal logits: the lower token goes first. Of int8 logits with fp32 rows beside them, what passes the comparison is scored again, and the exact logit is kept.
/// </summary>
internal ref struct TopSuggestions
{
    // While the pass runs, Probability holds the logit.
    private readonly Span<Suggestion> _best;
    private readonly Screening? _screening;
    private int _count;
    private float _threshold = float.NegativeInfinity;

    // The threshold is at least the one, and logits above the other were considered before.
    private float _floor = float.NegativeInfinity;
    private float _considered = float.PositiveInfinity;

    /// <summary>Keeps the best in <paramref name="best"/>, whose length k is at least 1.</summary>
    /// <param name="best">Where the words are kept.</param>
    /// <param name="screening">Scores words again for the same state; null to keep logits as they are offered.</param>
    /// <param name="count">Words that an earlier part of the pass has kept there.</param>
    public TopSuggestions(Span<Suggestion> best, Screening? screening = null, int count = 0)
    {
        _best = best;
        _screening = screening;
        _count = count;
        RaiseThreshold();
    }

    /// <summary>Words kept so far.</summary>
    public readonly int Count => _count;

    /// <summary>Considers logits whose largest are known; −∞ and NaN are never kept.</summary>
    /// <param name="logits">The logits, in the order of tokens.</param>
    /// <param name="maxima">The largest of them.</param>
    /// <param name="firstWord">The word of the first, a multiple of 16.</param>
    /// <param name="mask">Words that may be suggested.</param>
    public void Offer(LogitRow logits, in LaneMaxima maxima, int firstWord, WordMask mask)
    {
        if (maxima.Largest <= _threshold)
        {
            return;
        }

        if (_count == 0)
        {
            OfferLargest(logits, maxima, firstWord, mask);
        }

        // As they are, no others are larger.
        if (float.IsPositiveInfinity(_considered) || _count < _best.Length || _screening is not null)
        {
            Offer(logits, firstWord, mask);
        }

        _considered = float.PositiveInfinity;
    }

    /// <summary>Considers logits; −∞ and NaN are never kept.</summary>
    /// <param name="logits">The logits, in the order of tokens.</param>
    /// <param name="firstWord">The word of the first, a multiple of 16.</param>
    /// <param name="mask">Words that may be suggested.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(LogitRow logits, int firstWord, WordMask mask)
    {
        for (int panel = 0; panel < logits.PanelCount; panel++)
        {
            // A later word of the same logit does not pass: the lower token stays.
            Vector256<float> threshold = Vector256.Create(_threshold);
            uint candidates = Vector256.GreaterThan(logits.Low(panel), threshold).ExtractMostSignificantBits()
                | (Vector256.GreaterThan(logits.High(panel), threshold).ExtractMostSignificantBits() << Vector256<float>.Count);
            if (candidates == 0)
            {
                continue;
            }

            int firstOfPanel = panel * RnnNetwork.PanelWidth;
            for (candidates &= mask.PanelBits(firstWord + firstOfPanel); candidates != 0; candidates &= candidates - 1)
            {
                int offset = firstOfPanel + BitOperations.TrailingZeroCount(candidates);
                Insert(firstWord + offset, logits[offset]);
            }
        }
    }

    /// <summary>Considers a run of logits, a multiple of 8, of words in another order; −∞ and NaN are never kept.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="tokens">The word of each.</param>
    /// <param name="mask">Words that may be suggested.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void OfferSorted(ReadOnlySpan<float> logits, ReadOnlySpan<int> tokens, WordMask mask)
    {
        ReadOnlySpan<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        for (int i = 0; i < vectors.Length; i++)
        {
            uint candidates = Vector256.GreaterThanOrEqual(vectors[i], Vector256.Create(_threshold)).ExtractMostSignificantBits();
            for (; candidates != 0; candidates &= candidates - 1)
            {
                int offset = (i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(candidates);
                if (!float.IsNegativeInfinity(logits[offset]) && mask.AllowsWord(tokens[offset]))
                {
                    Insert(tokens[offset], logits[offset]);
                }
            }
        }
    }

    /// <summary>Turns the logits kept into probabilities and returns how many there are.</summary>
    /// <param name="softmax">The sum over all logits offered; those of the words kept give way to their exact ones.</param>
    /// <exception cref="NonFiniteLogitsException">There are no probabilities.</exception>
    public readonly int Complete(RunningSoftmax softmax)
    {
        softmax.ThrowIfNotFinite();
        if (_screening is not null)
        {
            Exchange(ref softmax, _screening);
        }

        foreach (ref Suggestion suggestion in _best[.._count])
        {
            suggestion = suggestion with { Probability = softmax.Probability(suggestion.Probability) };
        }

        return _count;
    }

    /// <summary>
    /// Begins with a threshold, so that few words are kept only to be replaced. It lets one word more pass than are wanted, because &lt;unk&gt; is among the first words and is left out; should
    /// the mask leave out more, or exact logits not follow the order of the others, the words below it are considered next.
    /// </summary>
    private void OfferLargest(LogitRow logits, in LaneMaxima maxima, int firstWord, WordMask mask)
    {
        float bound = maxima.ExceededBy(_best.Length + 1);
        if (float.IsNegativeInfinity(bound))
        {
            return;
        }

        _threshold = _floor = bound;
        Offer(logits, firstWord, mask);
        _floor = float.NegativeInfinity;
        _threshold = float.NegativeInfinity;
        _considered = bound;
        RaiseThreshold();
    }

    private readonly void Exchange(ref RunningSoftmax softmax, Screening screening)
    {
        foreach (Suggestion suggestion in _best[.._count])
        {
            softmax.Remove(screening.QuantizedLogit(suggestion.Token));
        }

        foreach (Suggestion suggestion in _best[.._count])
        {
            softmax.Add(suggestion.Probability);
        }
    }

    private void Insert(int token, float logit)
    {
        if (logit > _considered)
        {
            return;
        }

        if (_screening is not null)
        {
            logit = _screening.Score(token, logit, _count == _best.Length ? _best[^1].Probability : float.NegativeInfinity);
            if (!(logit > float.NegativeInfinity))
            {
                return;
            }
        }

        // An earlier lane of the same vector may have raised the threshold.
        if (_count == _best.Length && !GoesBefore(_best[^1], token, logit))
        {
            return;
        }

        int slot = _count < _best.Length ? _count++ : _count - 1;
        for (; slot > 0 && GoesBefore(_best[slot - 1], token, logit); slot--)
        {
            _best[slot] = _best[slot - 1];
        }

        _best[slot] = new Suggestion(token, logit);
        RaiseThreshold();
    }

    private void RaiseThreshold()
    {
        if (_count == _best.Length)
        {
            float last = _best[^1].Probability;
            _threshold = MathF.Max(_floor, _screening?.Threshold(last) ?? last);
        }
    }

    private static bool GoesBefore(Suggestion kept, int token, float logit) =>
        logit > kept.Probability || (logit == kept.Probability && token < kept.Token);
}
