namespace RnnGen.Training;

/// <summary>
/// The usual optimisers, each by the formula of its namesake in PyTorch. p is a parameter, g its clipped gradient, η the learning rate of the step, and λ the weight
/// decay of all parameters, biases and embeddings included.
/// </summary>
public static class Optimizers
{
    /// <summary>
    /// Adam (Kingma and Ba 2015), exactly as PyTorch's dense <c>torch.optim.Adam</c>: g ← g + λ·p; m ← m + (1 − β₁)·(g − m); v ← β₂·v + (1 − β₂)·g²;
    /// p ← p − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). An embedding row that the batch did not touch still moves.
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="beta1">β₁ in [0, 1): decay of the first moment.</param>
    /// <param name="beta2">β₂ in [0, 1): decay of the second moment.</param>
    /// <param name="epsilon">ε, positive: keeps the quotient finite.</param>
    /// <param name="weightDecay">λ, at least 0: L2 regularisation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer Adam(float learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0) =>
        new AdamOptimizer(learningRate, beta1, beta2, epsilon, weightDecay, isDecoupled: false);

    /// <summary>
    /// Adam with decoupled weight decay (Loshchilov and Hutter 2019), exactly as PyTorch's <c>torch.optim.AdamW</c>: p ← (1 − η·λ)·p, and then as
    /// <see cref="Adam"/> without regularisation, so that the decay does not pass through the moments.
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="beta1">β₁ in [0, 1): decay of the first moment.</param>
    /// <param name="beta2">β₂ in [0, 1): decay of the second moment.</param>
    /// <param name="epsilon">ε, positive: keeps the quotient finite.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer AdamW(float learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01) =>
        new AdamOptimizer(learningRate, beta1, beta2, epsilon, weightDecay, isDecoupled: true);

    /// <summary>
    /// RMSprop (Hinton 2012), exactly as PyTorch's <c>torch.optim.RMSprop</c>: g ← g + λ·p; v ← α·v + (1 − α)·g²; p ← p − η·g / (√v + ε).
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="alpha">α in [0, 1): decay of the average of squares.</param>
    /// <param name="epsilon">ε, positive: keeps the quotient finite.</param>
    /// <param name="weightDecay">λ, at least 0: L2 regularisation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer RmsProp(float learningRate, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0) =>
        new RmsPropOptimizer(learningRate, alpha, epsilon, weightDecay);

    /// <summary>
    /// Stochastic gradient descent with momentum, exactly as PyTorch's <c>torch.optim.SGD</c>: g ← g + λ·p; b ← μ·b + g, the first b being g; p ← p − η·b.
    /// </summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="momentum">μ in [0, 1); 0 for none.</param>
    /// <param name="weightDecay">λ, at least 0: L2 regularisation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Optimizer Sgd(float learningRate, double momentum = 0, double weightDecay = 0) => new SgdOptimizer(learningRate, momentum, weightDecay);
}
