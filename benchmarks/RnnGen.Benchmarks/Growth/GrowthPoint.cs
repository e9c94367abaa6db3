namespace RnnGen.Benchmarks;

/// <summary>One size of a curve.</summary>
/// <param name="Size">V or H.</param>
/// <param name="Nanoseconds">Measured time a word.</param>
/// <param name="ComputeNanoseconds">The multiply-adds at the peak of the core.</param>
/// <param name="ReadNanoseconds">The weights at the bandwidth at which the core reads a buffer of their size again and again.</param>
internal sealed record GrowthPoint(int Size, double Nanoseconds, double ComputeNanoseconds, double ReadNanoseconds)
{
    /// <summary>What no code can be faster than, as long as it does these operations on these weights.</summary>
    public double LimitNanoseconds => Math.Max(ComputeNanoseconds, ReadNanoseconds);

    /// <summary>Whether reading the weights takes longer than computing with them.</summary>
    public bool IsBoundByReading => ReadNanoseconds > ComputeNanoseconds;
}
