using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// RMSprop (Hinton 2012, lecture 6 of "Neural networks for machine learning") as PyTorch's <c>torch.optim.RMSprop</c> computes it, neither centred nor with
/// momentum: g += weightDecay · θ; v_t = alpha v_{t−1} + (1 − alpha) g², v_0 = 0; θ −= learningRate · g / (√v_t + epsilon).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The parameters to train.</param>
/// <param name="learningRate">The learning rate.</param>
/// <param name="alpha">Decay of the average of squares.</param>
/// <param name="epsilon">Added to the root.</param>
/// <param name="weightDecay">How strongly parameters are drawn to zero.</param>
public sealed class ReferenceRmsProp<T>(
    IReadOnlyList<ReferenceParameter<T>> parameters, double learningRate, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _squareAverages = [.. parameters.Select(parameter => new T[parameter.Values.Length])];

    /// <summary>Moves every parameter one step against its gradient.</summary>
    public void Step()
    {
        // In double even for float parameters, as in PyTorch.
        T keep = T.CreateChecked(alpha);
        T add = T.CreateChecked(1 - alpha);
        T decay = T.CreateChecked(weightDecay);
        T stepSize = T.CreateChecked(learningRate);
        T epsilonT = T.CreateChecked(epsilon);
        for (int p = 0; p < parameters.Count; p++)
        {
            T[] theta = parameters[p].Values;
            T[] gradient = parameters[p].Gradient;
            T[] v = _squareAverages[p];
            for (int k = 0; k < theta.Length; k++)
            {
                T g = gradient[k] + (decay * theta[k]);
                v[k] = (keep * v[k]) + (add * g * g);
                theta[k] -= stepSize * (g / (T.Sqrt(v[k]) + epsilonT));
            }
        }
    }
}
