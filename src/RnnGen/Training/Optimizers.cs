namespace RnnGen;

/// <summary>The optimisers.</summary>
public static class Optimizers
{
    /// <summary>
    /// Adam (Kingma and Ba 2015), exactly as PyTorch's dense <c>torch.optim.Adam</c>: m ← m + (1 − β₁)·(g − m); v ← β₂·v + (1 − β₂)·g²;
    /// p ← p − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). An embedding row that the batch did not touch still moves.
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="beta1">β₁ in [0, 1): decay of the first moment.</param>
    /// <param name="beta2">β₂ in [0, 1): decay of the second moment.</param>
    /// <param name="epsilon">ε, positive: keeps the quotient finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer Adam(float learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) =>
        new AdamOptimizer(learningRate, beta1, beta2, epsilon);

    /// <summary>
    /// Stochastic gradient descent with momentum, exactly as PyTorch's <c>torch.optim.SGD</c>: b ← μ·b + g, the first b being g; p ← p − η·b.
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="momentum">μ in [0, 1); 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer Sgd(float learningRate, double momentum = 0) => new SgdOptimizer(learningRate, momentum);
}
