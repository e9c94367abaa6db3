using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>See <see cref="Optimizers.Adam"/>.</summary>
internal sealed class AdamOptimizer : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;

    public AdamOptimizer(float learningRate, double beta1, double beta2, double epsilon)
        : base(learningRate)
    {
        ThrowIfNotFraction(beta1, nameof(beta1));
        ThrowIfNotFraction(beta2, nameof(beta2));
        if (!double.IsFinite(epsilon) || (float)epsilon <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"epsilon is {epsilon}, but must be a positive number that a float can hold.");
        }

        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
    }

    internal override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State(AdamOptimizer optimizer, int length) : OptimizerState
    {
        private readonly AlignedBuffer _firstMoment = new(length);
        private readonly AlignedBuffer _secondMoment = new(length);

        // β₁ᵗ and β₂ᵗ of the t steps made, as running products: the same bits on every machine, which Math.Pow does not promise.
        private double _beta1Power = 1;
        private double _beta2Power = 1;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float gradientScale)
        {
            double stepSize = optimizer.LearningRate / (1 - (_beta1Power * optimizer._beta1));
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Span<Vector256<float>> m = Vectors(_firstMoment.Span, first, end);
            Span<Vector256<float>> v = Vectors(_secondMoment.Span, first, end);
            Vector256<float> scale = Vector256.Create(gradientScale);
            Vector256<float> oneMinusBeta1 = Vector256.Create((float)(1 - optimizer._beta1));
            Vector256<float> beta2 = Vector256.Create((float)optimizer._beta2);
            Vector256<float> oneMinusBeta2 = Vector256.Create((float)(1 - optimizer._beta2));
            Vector256<float> correction = Vector256.Create((float)Math.Sqrt(1 - (_beta2Power * optimizer._beta2)));
            Vector256<float> epsilon = Vector256.Create((float)optimizer._epsilon);
            Vector256<float> negativeStep = Vector256.Create((float)-stepSize);

            for (int i = 0; i < p.Length; i++)
            {
                Vector256<float> gradient = g[i] * scale;
                Vector256<float> firstMoment = VectorMath.MultiplyAdd(oneMinusBeta1, gradient - m[i], m[i]);
                Vector256<float> secondMoment = VectorMath.MultiplyAdd(oneMinusBeta2 * gradient, gradient, beta2 * v[i]);
                m[i] = firstMoment;
                v[i] = secondMoment;
                Vector256<float> denominator = (Vector256.Sqrt(secondMoment) / correction) + epsilon;
                p[i] = VectorMath.MultiplyAdd(negativeStep, firstMoment / denominator, p[i]);
            }
        }

        public override void CompleteStep()
        {
            _beta1Power *= optimizer._beta1;
            _beta2Power *= optimizer._beta2;
        }

        public override void Reset()
        {
            _firstMoment.Span.Clear();
            _secondMoment.Span.Clear();
            _beta1Power = 1;
            _beta2Power = 1;
        }
    }
}
