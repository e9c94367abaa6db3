namespace RnnGen;

/// <summary>
/// What changes logits before a word is drawn: the repetition penalty, then the mask. The penalty is the rule of CTRL (Keskar et al. 2019) as it
/// is commonly applied: the logit of a word that was read recently is divided by it where positive and multiplied by it where negative, once,
/// however often the word occurred.
/// </summary>
internal readonly ref struct LogitRules
{
    private readonly WordMask _mask;
    private readonly float _penalty;
    private readonly ReadOnlySpan<int> _repeated;

    /// <summary>States the rules of one draw.</summary>
    /// <param name="mask">Words that may be drawn.</param>
    /// <param name="penalty">The repetition penalty.</param>
    /// <param name="repeated">The words to penalise, distinct and in ascending order.</param>
    public LogitRules(WordMask mask, float penalty, ReadOnlySpan<int> repeated)
    {
        _mask = mask;
        _penalty = penalty;
        _repeated = repeated;
    }

    /// <summary>Applies them to a block; words that may not be drawn get −∞.</summary>
    /// <exception cref="NonFiniteLogitsException">A logit is NaN or +∞, be it of a word that may be drawn or not.</exception>
    public void Apply(in LogitBlocks block)
    {
        Span<float> logits = block.Logits;
        LogitVectors.ThrowIfNotFinite(logits);
        int index = _repeated.BinarySearch(block.FirstWord);
        for (index = index < 0 ? ~index : index; index < _repeated.Length; index++)
        {
            int offset = _repeated[index] - block.FirstWord;
            if (offset >= logits.Length)
            {
                break;
            }

            float penalized = logits[offset] > 0 ? logits[offset] / _penalty : logits[offset] * _penalty;

            // However small or large the penalty, a word stays one with a logit.
            logits[offset] = Math.Clamp(penalized, float.MinValue, float.MaxValue);
        }

        _mask.Exclude(logits, block.FirstWord);
    }
}
