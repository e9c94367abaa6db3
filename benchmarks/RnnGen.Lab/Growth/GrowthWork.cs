using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The work of one point of a curve, ready to run.</summary>
/// <param name="Contender">The generated code.</param>
/// <param name="Roofline">What it cannot be faster than.</param>
internal sealed record GrowthWork(Contender Contender, Roofline Roofline) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Contender.Dispose();
}
