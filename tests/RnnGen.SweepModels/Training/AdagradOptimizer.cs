using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.Training;

namespace RnnGen.SweepModels;

/// <summary>
/// Adagrad (Duchi, Hazan and Singer 2011) as PyTorch's <c>torch.optim.Adagrad</c>: s ← s + g²; p ← p − η/(1 + (t − 1)·decay)·g / (√s + ε), t being the step from 1.
/// Written as a user of the package would: this project sees no internals of the library.
/// </summary>
public sealed class AdagradOptimizer(float learningRate, double decay = 0) : Optimizer(learningRate)
{
    private const float Epsilon = 1e-10f;

    public override OptimizerState CreateState(int length) => new State(decay, length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Adagrad(learningRate: {LearningRate}, decay: {decay})");

    private sealed class State : OptimizerState
    {
        private readonly double _decay;
        private readonly Memory<float> _squareSum;
        private readonly double[] _steps = [0];

        public State(double decay, int length)
            : base(length)
        {
            _decay = decay;
            _squareSum = AddSlab("square_sum");
        }

        public override Span<double> Numbers => _steps;

        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
            Span<Vector256<float>> p = MemoryMarshal.Cast<float, Vector256<float>>(parameters[first..end]);
            ReadOnlySpan<Vector256<float>> g = MemoryMarshal.Cast<float, Vector256<float>>(gradients[first..end]);
            Span<Vector256<float>> s = MemoryMarshal.Cast<float, Vector256<float>>(_squareSum.Span[first..end]);
            Vector256<float> rate = Vector256.Create((float)(learningRate / (1 + (_steps[0] * _decay))));
            for (int i = 0; i < p.Length; i++)
            {
                Vector256<float> gradient = clipping.Clip(g[i]);
                s[i] += gradient * gradient;
                p[i] -= rate * gradient / (Vector256.Sqrt(s[i]) + Vector256.Create(Epsilon));
            }
        }

        public override void CompleteStep() => _steps[0]++;

        public override void Reset()
        {
            base.Reset();
            _steps[0] = 0;
        }
    }
}
