using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>
/// log Σ e^logit in one pass: the running maximum is taken out of the exponent, and the sum so far is rescaled when the maximum grows, so
/// that nothing overflows (online softmax, Milakov and Gimelshein 2018).
/// </summary>
internal struct RunningSoftmax()
{
    private float _maximum = float.NegativeInfinity;
    private double _sum;

    /// <summary>ln Σ e^logit of the logits added so far.</summary>
    public readonly double LogSumExp => _maximum + Math.Log(_sum);

    /// <summary>Adds a run of logits, a multiple of 8; those of −∞ add nothing.</summary>
    public void Add(ReadOnlySpan<float> logits)
    {
        float maximum = LogitVectors.Maximum(logits);
        if (maximum > _maximum)
        {
            _sum *= LogitVectors.Exp(_maximum - maximum);
            _maximum = maximum;
        }

        if (float.IsNegativeInfinity(_maximum))
        {
            return;
        }

        _sum += LogitVectors.SumOfExponentials(logits, _maximum);
    }

    /// <summary>Replaces logits, any number of them, by probabilities.</summary>
    public readonly void Normalize(Span<float> logits)
    {
        Span<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        Vector256<float> maximum = Vector256.Create(_maximum);
        Vector256<float> sum = Vector256.Create((float)_sum);
        foreach (ref Vector256<float> logit in vectors)
        {
            logit = VectorMath.Exp(logit - maximum) / sum;
        }

        foreach (ref float logit in logits[(vectors.Length * Vector256<float>.Count)..])
        {
            logit = Probability(logit);
        }
    }

    /// <summary>e^logit / Σ e^logit.</summary>
    public readonly float Probability(float logit) => LogitVectors.Exp(logit - _maximum) / (float)_sum;
}
