namespace RnnGen.Lab;

/// <summary>One size of a curve.</summary>
/// <param name="Size">V, H or B.</param>
/// <param name="Nanoseconds">Measured time of a word or a training step.</param>
/// <param name="ComputeNanoseconds">The operations at the peak.</param>
/// <param name="TrafficNanoseconds">The bytes at the bandwidth at which a buffer of the working set's size is read again and again.</param>
internal sealed record GrowthPoint(int Size, double Nanoseconds, double ComputeNanoseconds, double TrafficNanoseconds)
{
    /// <summary>What no code can be faster than, as long as it does these operations on these bytes.</summary>
    public double LimitNanoseconds => Math.Max(ComputeNanoseconds, TrafficNanoseconds);

    /// <summary>Whether moving the bytes takes longer than computing.</summary>
    public bool IsBoundByTraffic => TrafficNanoseconds > ComputeNanoseconds;
}
