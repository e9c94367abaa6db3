namespace RnnGen;

/// <summary>Running sums of an evaluation.</summary>
internal struct EvaluationTally
{
    private int _tokens;
    private int _known;
    private double _loss;
    private double _knownLoss;
    private int _top1;
    private int _top3;
    private int _top5;

    /// <summary>Adds a target.</summary>
    /// <param name="loss">−ln p(target).</param>
    /// <param name="rank">Known words suggested before it; null if the target is <c>&lt;unk&gt;</c>.</param>
    public void Add(double loss, int? rank)
    {
        _tokens++;
        _loss += loss;
        if (rank is int before)
        {
            _known++;
            _knownLoss += loss;
            _top1 += before < 1 ? 1 : 0;
            _top3 += before < 3 ? 1 : 0;
            _top5 += before < 5 ? 1 : 0;
        }
    }

    /// <summary>Computes the means.</summary>
    public readonly Evaluation ToEvaluation()
    {
        double known = _known;
        return new Evaluation
        {
            Tokens = _tokens,
            Perplexity = Math.Exp(_loss / _tokens),
            PerplexityWithoutUnknown = Math.Exp(_knownLoss / known),
            UnknownRate = (double)(_tokens - _known) / _tokens,
            Top1 = _top1 / known,
            Top3 = _top3 / known,
            Top5 = _top5 / known,
        };
    }
}
