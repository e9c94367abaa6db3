using System.Numerics;

namespace RnnGen.Reference;

/// <summary>Clipping of exploding gradients (Pascanu, Mikolov and Bengio 2013).</summary>
public static class ReferenceClipping
{
    /// <summary>
    /// Scales all gradients together so that their norm is at most <paramref name="maxNorm"/>, as PyTorch's <c>clip_grad_norm_</c> does:
    /// norm = √Σ g² over all parameters; g *= min(1, maxNorm / (norm + 1e-6)). A norm that is NaN makes every gradient NaN.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters whose gradients to clip.</param>
    /// <param name="maxNorm">The largest norm allowed; above 0.</param>
    /// <returns>The norm before clipping.</returns>
    public static T ClipGlobalNorm<T>(IReadOnlyList<ReferenceParameter<T>> parameters, T maxNorm)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sumOfSquares = T.Zero;
        for (int p = 0; p < parameters.Count; p++)
            sumOfSquares += LinearAlgebra.Dot<T>(parameters[p].Gradient, parameters[p].Gradient);

        T norm = T.Sqrt(sumOfSquares);
        T coefficient = T.Min(T.One, maxNorm / (norm + T.CreateChecked(1e-6)));
        for (int p = 0; p < parameters.Count; p++)
        {
            T[] gradient = parameters[p].Gradient;
            for (int k = 0; k < gradient.Length; k++)
                gradient[k] *= coefficient;
        }

        return norm;
    }

    /// <summary>Clamps each gradient to [−<paramref name="maxValue"/>, <paramref name="maxValue"/>], as PyTorch's <c>clip_grad_value_</c> does.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters whose gradients to clip.</param>
    /// <param name="maxValue">The largest absolute value allowed; above 0.</param>
    public static void ClipValue<T>(IReadOnlyList<ReferenceParameter<T>> parameters, T maxValue)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int p = 0; p < parameters.Count; p++)
        {
            T[] gradient = parameters[p].Gradient;
            for (int k = 0; k < gradient.Length; k++)
                gradient[k] = T.Clamp(gradient[k], -maxValue, maxValue);
        }
    }
}
