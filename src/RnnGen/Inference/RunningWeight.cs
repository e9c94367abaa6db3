namespace RnnGen;

/// <summary>
/// Σ e^((logit − maximum) / temperature) of the blocks of a pass, where the maximum is that of the blocks so far: the sum is rescaled when it grows,
/// so that nothing overflows. A logit of −∞ has the weight 0 exactly.
/// </summary>
internal struct RunningWeight(float temperature)
{
    private float _maximum = float.NegativeInfinity;

    /// <summary>The weight of all blocks so far.</summary>
    public double Total { get; private set; }

    /// <summary>Replaces a block's logits by their weights, adds them and returns their sum.</summary>
    public float Add(Span<float> logits)
    {
        float maximum = LogitVectors.Maximum(new LogitRow(logits));
        if (maximum > _maximum)
        {
            Total *= LogitVectors.Exp((_maximum - maximum) / temperature);
            _maximum = maximum;
        }

        if (float.IsNegativeInfinity(_maximum))
        {
            logits.Clear();
            return 0;
        }

        float weight = LogitVectors.Exponentiate(logits, _maximum, temperature);
        Total += weight;
        return weight;
    }
}
