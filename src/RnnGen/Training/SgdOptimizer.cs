using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>See <see cref="Optimizers.Sgd"/>.</summary>
internal sealed class SgdOptimizer : Optimizer
{
    private readonly double _momentum;

    public SgdOptimizer(float learningRate, double momentum, double weightDecay)
        : base(learningRate, weightDecay)
    {
        ThrowIfNotFraction(momentum, nameof(momentum));
        _momentum = momentum;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Sgd(learningRate: {LearningRate}, momentum: {_momentum}, weightDecay: {WeightDecay})");

    public override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State : OptimizerState
    {
        private readonly SgdOptimizer _optimizer;

        // b of zeros makes the first b equal to g, as in PyTorch. Empty without momentum, when nothing is remembered.
        private readonly Memory<float> _momentumBuffer;

        public State(SgdOptimizer optimizer, int length)
            : base(length)
        {
            HasMoments = true;
            _optimizer = optimizer;
            _momentumBuffer = optimizer._momentum > 0 ? AddSlab("momentum") : default;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
            ThrowIfNoPart(parameters.Length, gradients.Length, first, end);
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Vector256<float> coefficient = Vector256.Create(clipping.Coefficient);
            Vector256<float> limit = Vector256.Create(clipping.Limit);
            Vector256<float> weightDecay = Vector256.Create((float)_optimizer.WeightDecay);
            Vector256<float> negativeRate = Vector256.Create(-learningRate);
            if (_momentumBuffer.IsEmpty)
            {
                for (int i = 0; i < p.Length; i++)
                {
                    p[i] = VectorMath.MultiplyAdd(negativeRate, Regularize(g[i], p[i], coefficient, limit, weightDecay), p[i]);
                }

                return;
            }

            Span<Vector256<float>> b = Vectors(_momentumBuffer.Span, first, end);
            Vector256<float> momentum = Vector256.Create((float)_optimizer._momentum);
            for (int i = 0; i < p.Length; i++)
            {
                b[i] = VectorMath.MultiplyAdd(momentum, b[i], Regularize(g[i], p[i], coefficient, limit, weightDecay));
                p[i] = VectorMath.MultiplyAdd(negativeRate, b[i], p[i]);
            }
        }
    }
}
