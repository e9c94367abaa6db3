using System.Runtime.Intrinsics;

namespace RnnGen.Benchmarks;

/// <summary>
/// The multiply-add limit of one core: as many independent chains as it takes to keep both units busy for the latency of one, and no
/// memory access. The best number of chains depends on the processor.
/// </summary>
internal abstract class FmaChains : Contender
{
    protected const int StepsPerRepetition = 1000;

    /// <summary>x ← 0.999·x + 0.999 tends to 999: no overflow, no subnormal numbers.</summary>
    protected const float Factor = 0.999f;

    private Vector256<float> _result;

    /// <summary>Floating-point operations of one repetition; a multiply-add is two.</summary>
    public abstract double OperationsPerRepetition { get; }

    /// <summary>The final values of the chains, read so that nothing can be optimised away.</summary>
    public float Result => Vector256.Sum(_result);

    public override void Run(int repetitions) => _result = Chain((long)repetitions * StepsPerRepetition);

    protected abstract Vector256<float> Chain(long steps);
}
