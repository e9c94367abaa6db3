using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>See <see cref="Optimizers.RmsProp"/>.</summary>
internal sealed class RmsPropOptimizer : Optimizer
{
    private readonly double _alpha;
    private readonly double _epsilon;

    public RmsPropOptimizer(float learningRate, double alpha, double epsilon, double weightDecay)
        : base(learningRate, weightDecay)
    {
        ThrowIfNotFraction(alpha, nameof(alpha));
        ThrowIfNotPositiveFloat(epsilon, nameof(epsilon));
        _alpha = alpha;
        _epsilon = epsilon;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"RmsProp(learningRate: {LearningRate}, alpha: {_alpha}, epsilon: {_epsilon}, weightDecay: {WeightDecay})");

    public override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State : OptimizerState
    {
        private readonly RmsPropOptimizer _optimizer;
        private readonly Memory<float> _squareAverage;

        public State(RmsPropOptimizer optimizer, int length)
            : base(length)
        {
            HasMoments = true;
            _optimizer = optimizer;
            _squareAverage = AddSlab("square_average");
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
            ThrowIfNoPart(parameters.Length, gradients.Length, first, end);
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Span<Vector256<float>> v = Vectors(_squareAverage.Span, first, end);
            Vector256<float> coefficient = Vector256.Create(clipping.Coefficient);
            Vector256<float> limit = Vector256.Create(clipping.Limit);
            Vector256<float> weightDecay = Vector256.Create((float)_optimizer.WeightDecay);
            Vector256<float> alpha = Vector256.Create((float)_optimizer._alpha);
            Vector256<float> oneMinusAlpha = Vector256.Create((float)(1 - _optimizer._alpha));
            Vector256<float> epsilon = Vector256.Create((float)_optimizer._epsilon);
            Vector256<float> negativeRate = Vector256.Create(-learningRate);

            for (int i = 0; i < p.Length; i++)
            {
                Vector256<float> gradient = Regularize(g[i], p[i], coefficient, limit, weightDecay);
                Vector256<float> squareAverage = VectorMath.MultiplyAdd(oneMinusAlpha * gradient, gradient, alpha * v[i]);
                v[i] = squareAverage;
                p[i] = VectorMath.MultiplyAdd(negativeRate, gradient / (Vector256.Sqrt(squareAverage) + epsilon), p[i]);
            }
        }
    }
}
