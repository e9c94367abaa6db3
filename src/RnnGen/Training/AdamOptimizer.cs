using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>See <see cref="Optimizers.Adam"/> and <see cref="Optimizers.AdamW"/>.</summary>
internal sealed class AdamOptimizer : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly bool _isDecoupled;

    public AdamOptimizer(float learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool isDecoupled)
        : base(learningRate, weightDecay)
    {
        ThrowIfNotFraction(beta1, nameof(beta1));
        ThrowIfNotFraction(beta2, nameof(beta2));
        ThrowIfNotPositiveFloat(epsilon, nameof(epsilon));
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
        _isDecoupled = isDecoupled;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_isDecoupled ? "AdamW" : "Adam")}(learningRate: {LearningRate}, beta1: {_beta1}, beta2: {_beta2}, epsilon: {_epsilon}, weightDecay: {WeightDecay})");

    public override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State : OptimizerState
    {
        private readonly AdamOptimizer _optimizer;
        private readonly Memory<float> _firstMoment;
        private readonly Memory<float> _secondMoment;

        // β₁ᵗ and β₂ᵗ of the t steps made, as running products: the same bits on every machine, which Math.Pow does not promise.
        private readonly double[] _powers = [1, 1];

        public State(AdamOptimizer optimizer, int length)
            : base(length)
        {
            HasMoments = true;
            _optimizer = optimizer;
            _firstMoment = AddSlab("first_moment");
            _secondMoment = AddSlab("second_moment");
        }

        public override Span<double> Numbers => _powers;

        private ref double Beta1Power => ref _powers[0];

        private ref double Beta2Power => ref _powers[1];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
            ThrowIfNoPart(parameters.Length, gradients.Length, first, end);
            double stepSize = learningRate / (1 - (Beta1Power * _optimizer._beta1));
            double decay = _optimizer._isDecoupled ? 0 : _optimizer.WeightDecay;
            double keep = _optimizer._isDecoupled ? 1 - (learningRate * _optimizer.WeightDecay) : 1;
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Span<Vector256<float>> m = Vectors(_firstMoment.Span, first, end);
            Span<Vector256<float>> v = Vectors(_secondMoment.Span, first, end);
            Vector256<float> coefficient = Vector256.Create(clipping.Coefficient);
            Vector256<float> limit = Vector256.Create(clipping.Limit);
            Vector256<float> weightDecay = Vector256.Create((float)decay);
            Vector256<float> kept = Vector256.Create((float)keep);
            Vector256<float> oneMinusBeta1 = Vector256.Create((float)(1 - _optimizer._beta1));
            Vector256<float> beta2 = Vector256.Create((float)_optimizer._beta2);
            Vector256<float> oneMinusBeta2 = Vector256.Create((float)(1 - _optimizer._beta2));
            Vector256<float> correction = Vector256.Create((float)Math.Sqrt(1 - (Beta2Power * _optimizer._beta2)));
            Vector256<float> epsilon = Vector256.Create((float)_optimizer._epsilon);
            Vector256<float> negativeStep = Vector256.Create((float)-stepSize);

            for (int i = 0; i < p.Length; i++)
            {
                Vector256<float> gradient = Regularize(g[i], p[i], coefficient, limit, weightDecay);
                Vector256<float> firstMoment = VectorMath.MultiplyAdd(oneMinusBeta1, gradient - m[i], m[i]);
                Vector256<float> secondMoment = VectorMath.MultiplyAdd(oneMinusBeta2 * gradient, gradient, beta2 * v[i]);
                m[i] = firstMoment;
                v[i] = secondMoment;
                Vector256<float> denominator = (Vector256.Sqrt(secondMoment) / correction) + epsilon;
                p[i] = VectorMath.MultiplyAdd(negativeStep, firstMoment / denominator, kept * p[i]);
            }
        }

        public override void CompleteStep()
        {
            Beta1Power *= _optimizer._beta1;
            Beta2Power *= _optimizer._beta2;
        }

        public override void Reset()
        {
            base.Reset();
            Beta1Power = 1;
            Beta2Power = 1;
        }
    }
}
