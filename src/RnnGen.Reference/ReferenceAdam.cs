using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// Adam (Kingma and Ba 2015) as PyTorch's dense <c>torch.optim.Adam</c> computes it, or its <c>AdamW</c> (Loshchilov and Hutter 2019):
/// <code>
/// Adam:   g += weightDecay · θ
/// AdamW:  θ *= 1 − learningRate · weightDecay
/// m_t = beta1 m_{t−1} + (1 − beta1) g,   v_t = beta2 v_{t−1} + (1 − beta2) g²,   m_0 = v_0 = 0
/// θ  −= learningRate / (1 − beta1^t) · m_t / (√v_t / √(1 − beta2^t) + epsilon)
/// </code>
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The parameters to train.</param>
/// <param name="learningRate">The learning rate.</param>
/// <param name="beta1">Decay of the first moment.</param>
/// <param name="beta2">Decay of the second moment.</param>
/// <param name="epsilon">Added to the bias-corrected root.</param>
/// <param name="weightDecay">How strongly parameters are drawn to zero.</param>
/// <param name="isDecoupled">Whether the decay bypasses the moments: AdamW.</param>
public sealed class ReferenceAdam<T>(
    IReadOnlyList<ReferenceParameter<T>> parameters,
    double learningRate,
    double beta1 = 0.9,
    double beta2 = 0.999,
    double epsilon = 1e-8,
    double weightDecay = 0,
    bool isDecoupled = false)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _firstMoments = [.. parameters.Select(parameter => new T[parameter.Values.Length])];
    private readonly T[][] _secondMoments = [.. parameters.Select(parameter => new T[parameter.Values.Length])];
    private int _step;

    /// <summary>Moves every parameter one step against its gradient.</summary>
    public void Step()
    {
        // In double even for float parameters, as in PyTorch: 1 − 0.999f has a relative error of 1e-5.
        _step++;
        T keep1 = T.CreateChecked(beta1);
        T keep2 = T.CreateChecked(beta2);
        T add1 = T.CreateChecked(1 - beta1);
        T add2 = T.CreateChecked(1 - beta2);
        T stepSize = T.CreateChecked(learningRate / (1 - Math.Pow(beta1, _step)));
        T rootOfCorrection = T.CreateChecked(Math.Sqrt(1 - Math.Pow(beta2, _step)));
        T epsilonT = T.CreateChecked(epsilon);
        T decay = T.CreateChecked(isDecoupled ? 0 : weightDecay);
        T kept = T.CreateChecked(isDecoupled ? 1 - (learningRate * weightDecay) : 1);
        for (int p = 0; p < parameters.Count; p++)
        {
            T[] theta = parameters[p].Values;
            T[] gradient = parameters[p].Gradient;
            T[] m = _firstMoments[p];
            T[] v = _secondMoments[p];
            for (int k = 0; k < theta.Length; k++)
            {
                T g = gradient[k] + (decay * theta[k]);
                m[k] = (keep1 * m[k]) + (add1 * g);
                v[k] = (keep2 * v[k]) + (add2 * g * g);
                theta[k] *= kept;
                theta[k] -= stepSize * (m[k] / ((T.Sqrt(v[k]) / rootOfCorrection) + epsilonT));
            }
        }
    }
}
