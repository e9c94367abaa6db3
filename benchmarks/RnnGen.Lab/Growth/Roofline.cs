namespace RnnGen.Lab;

/// <summary>
/// What some work has to do, and the least time that takes (Williams, Waterman and Patterson 2009): it computes no faster than the peak, and moves bytes
/// no faster than they can be read.
/// </summary>
/// <param name="Operations">Floating-point operations; a multiply-add is two.</param>
/// <param name="TrafficBytes">Bytes read and written.</param>
/// <param name="WorkingSetBytes">Size of what they are read from and written to, which decides from which cache they come.</param>
/// <param name="Threads">Threads that share the work evenly, each on a core of its own with its share of the working set.</param>
/// <param name="IsWide">Whether the operations are done with vectors of 16 floats where there are any.</param>
internal sealed record Roofline(double Operations, double TrafficBytes, double WorkingSetBytes, int Threads = 1, bool IsWide = false)
{
    /// <summary>The share of the working set that one core reads.</summary>
    public double WorkingSetBytesPerThread => WorkingSetBytes / Threads;

    /// <summary>The operations at the peak of the cores.</summary>
    /// <param name="gflops">The peak of one core, GFLOP/s.</param>
    public double ComputeNanoseconds(double gflops) => Operations / (Threads * gflops);

    /// <summary>The traffic at the bandwidth of the cores.</summary>
    /// <param name="gigabytesPerSecond">What one core reads of a buffer of <see cref="WorkingSetBytesPerThread"/>, GB/s.</param>
    public double TrafficNanoseconds(double gigabytesPerSecond) => TrafficBytes / (Threads * gigabytesPerSecond);
}
