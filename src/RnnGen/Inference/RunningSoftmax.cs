using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// log Σ e^logit in one pass: a reference not far from the largest logit is taken out of the exponent, and where the logits leave its
/// neighbourhood, the sum so far is rescaled to a new one, so that nothing overflows (online softmax, Milakov and Gimelshein 2018).
/// </summary>
internal struct RunningSoftmax()
{
    /// <summary>How far the largest logit may lie from the reference: e^16 times a vocabulary is far from overflow, and the difference is still exact to 5e-7.</summary>
    private const float Neighbourhood = 16;

    // Most models' largest logits are near enough to 0.
    private float _reference;
    private double _sum;

    /// <summary>ln Σ e^logit of the logits added so far.</summary>
    public readonly double LogSumExp => _reference + Math.Log(_sum);

    /// <summary>Whether all logits added so far are −∞, or none was added.</summary>
    public readonly bool IsEmpty => _sum == 0;

    /// <summary>Throws unless every logit added is a number or −∞, and at least one is a number.</summary>
    /// <exception cref="NonFiniteLogitsException">There are no probabilities.</exception>
    public readonly void ThrowIfNotFinite()
    {
        // A logit of NaN or +∞ makes the sum NaN: +∞ becomes the reference, from which it is then subtracted.
        if (!(_sum > 0 && double.IsFinite(_sum)))
        {
            throw new NonFiniteLogitsException();
        }
    }

    /// <summary>Adds logits; those of −∞ add nothing.</summary>
    /// <returns>The largest of them.</returns>
    public LaneMaxima Add(LogitRow logits)
    {
        float sum = LogitVectors.SumOfExponentials(logits, _reference, out LaneMaxima maxima);
        float maximum = maxima.Largest;
        bool isTooSmall = _sum == 0 && maximum < _reference - Neighbourhood && !float.IsNegativeInfinity(maximum);
        if (maximum > _reference + Neighbourhood || isTooSmall)
        {
            _sum *= LogitVectors.Exp(MathF.Min(0, _reference - maximum));
            _reference = maximum;
            sum = LogitVectors.SumOfExponentials(logits, _reference, out _);
        }

        _sum += sum;
        return maxima;
    }

    /// <summary>Takes a logit out again that was added.</summary>
    public void Remove(float logit) => _sum = Math.Max(0, _sum - LogitVectors.Exp(logit - _reference));

    /// <summary>Adds one logit.</summary>
    public void Add(float logit)
    {
        if (logit > _reference + Neighbourhood || (_sum == 0 && logit < _reference - Neighbourhood))
        {
            _sum *= LogitVectors.Exp(MathF.Min(0, _reference - logit));
            _reference = logit;
        }

        _sum += LogitVectors.Exp(logit - _reference);
    }

    /// <summary>Replaces logits, any number of them, by probabilities.</summary>
    public readonly void Normalize(Span<float> logits)
    {
        Span<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        Vector256<float> reference = Vector256.Create(_reference);
        Vector256<float> sum = Vector256.Create((float)_sum);
        foreach (ref Vector256<float> logit in vectors)
        {
            logit = VectorMath.Exp(logit - reference) / sum;
        }

        foreach (ref float logit in logits[(vectors.Length * Vector256<float>.Count)..])
        {
            logit = Probability(logit);
        }
    }

    /// <summary>e^logit / Σ e^logit.</summary>
    public readonly float Probability(float logit) => LogitVectors.Exp(logit - _reference) / (float)_sum;
}
