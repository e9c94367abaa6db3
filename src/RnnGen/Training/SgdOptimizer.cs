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

    internal override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State(SgdOptimizer optimizer, int length) : OptimizerState
    {
        // b of zeros makes the first b equal to g, as in PyTorch. Without momentum nothing is remembered.
        private readonly AlignedBuffer _momentumBuffer = new(optimizer._momentum > 0 ? length : 0);

        public override IReadOnlyList<NamedSlab> Slabs => [new("optimizer.momentum", _momentumBuffer)];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Vector256<float> coefficient = Vector256.Create(clipping.Coefficient);
            Vector256<float> limit = Vector256.Create(clipping.Limit);
            Vector256<float> weightDecay = Vector256.Create((float)optimizer.WeightDecay);
            Vector256<float> negativeRate = Vector256.Create(-learningRate);
            if (_momentumBuffer.Length == 0)
            {
                for (int i = 0; i < p.Length; i++)
                {
                    p[i] = VectorMath.MultiplyAdd(negativeRate, Regularize(g[i], p[i], coefficient, limit, weightDecay), p[i]);
                }

                return;
            }

            Span<Vector256<float>> b = Vectors(_momentumBuffer.Span, first, end);
            Vector256<float> momentum = Vector256.Create((float)optimizer._momentum);
            for (int i = 0; i < p.Length; i++)
            {
                b[i] = VectorMath.MultiplyAdd(momentum, b[i], Regularize(g[i], p[i], coefficient, limit, weightDecay));
                p[i] = VectorMath.MultiplyAdd(negativeRate, b[i], p[i]);
            }
        }

        public override void Reset() => _momentumBuffer.Span.Clear();
    }
}
