using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>See <see cref="Optimizers.Sgd"/>.</summary>
internal sealed class SgdOptimizer : Optimizer
{
    private readonly double _momentum;

    public SgdOptimizer(float learningRate, double momentum)
        : base(learningRate)
    {
        ThrowIfNotFraction(momentum, nameof(momentum));
        _momentum = momentum;
    }

    internal override OptimizerState CreateState(int length) => new State(this, length);

    private sealed class State(SgdOptimizer optimizer, int length) : OptimizerState
    {
        // b of zeros makes the first b equal to g, as in PyTorch. Without momentum nothing is remembered.
        private readonly AlignedBuffer _momentumBuffer = new(optimizer._momentum > 0 ? length : 0);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float gradientScale)
        {
            Span<Vector256<float>> p = Vectors(parameters, first, end);
            ReadOnlySpan<Vector256<float>> g = Vectors(gradients, first, end);
            Vector256<float> scale = Vector256.Create(gradientScale);
            Vector256<float> negativeRate = Vector256.Create(-optimizer.LearningRate);
            if (_momentumBuffer.Length == 0)
            {
                for (int i = 0; i < p.Length; i++)
                {
                    p[i] = VectorMath.MultiplyAdd(negativeRate, g[i] * scale, p[i]);
                }

                return;
            }

            Span<Vector256<float>> b = Vectors(_momentumBuffer.Span, first, end);
            Vector256<float> momentum = Vector256.Create((float)optimizer._momentum);
            for (int i = 0; i < p.Length; i++)
            {
                b[i] = VectorMath.MultiplyAdd(momentum, b[i], g[i] * scale);
                p[i] = VectorMath.MultiplyAdd(negativeRate, b[i], p[i]);
            }
        }

        public override void Reset() => _momentumBuffer.Span.Clear();
    }
}
