using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// Stochastic gradient descent with momentum as PyTorch's <c>torch.optim.SGD</c> computes it, without dampening or Nesterov:
/// g += weightDecay · θ; u_t = momentum · u_{t−1} + g, u_0 = 0; θ −= learningRate · u_t. With momentum 0, θ −= learningRate · g.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The parameters to train.</param>
/// <param name="learningRate">The learning rate.</param>
/// <param name="momentum">The share of the previous step that is kept; 0 for none.</param>
/// <param name="weightDecay">How strongly parameters are drawn to zero.</param>
public sealed class ReferenceSgd<T>(IReadOnlyList<ReferenceParameter<T>> parameters, double learningRate, double momentum = 0, double weightDecay = 0)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _velocities = [.. parameters.Select(parameter => new T[parameter.Values.Length])];

    /// <summary>Moves every parameter one step against its gradient.</summary>
    public void Step()
    {
        T keep = T.CreateChecked(momentum);
        T decay = T.CreateChecked(weightDecay);
        T stepSize = T.CreateChecked(learningRate);
        for (int p = 0; p < parameters.Count; p++)
        {
            T[] theta = parameters[p].Values;
            T[] gradient = parameters[p].Gradient;
            T[] u = _velocities[p];
            for (int k = 0; k < theta.Length; k++)
            {
                u[k] = (keep * u[k]) + gradient[k] + (decay * theta[k]);
                theta[k] -= stepSize * u[k];
            }
        }
    }
}
