using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Benchmarks;

/// <summary>
/// A contender that reads a buffer and sums it in eight accumulators, to measure how fast weights of that size reach one core. It reads four cache lines at a time, from four quarters
/// of the buffer, because memory is faster that way than from one end to the other. One repetition is one pass.
/// </summary>
internal sealed class StreamingRead : Contender
{
    private const int CacheLine = 16;
    private const int FloatsPerStep = 4 * CacheLine;
    private readonly AlignedBuffer _buffer;

    /// <param name="bytes">Size of the buffer; rounded up to 256 bytes.</param>
    public StreamingRead(long bytes)
    {
        int steps = (int)((bytes + (FloatsPerStep * sizeof(float)) - 1) / (FloatsPerStep * sizeof(float)));
        _buffer = new AlignedBuffer(steps * FloatsPerStep);
        // Pages that were never written may all map to one page of zeros.
        _buffer.Span.Fill(1);
    }

    /// <summary>Bytes that one repetition reads.</summary>
    public double BytesPerRepetition => (double)_buffer.Length * sizeof(float);

    /// <summary>The sum of the last pass, read so that nothing can be optimised away.</summary>
    public float Sum { get; private set; }

    /// <summary>Measures the bandwidth, GB/s, as the median over the rounds of a plan.</summary>
    public static double MeasureGigabytesPerSecond(long bytes, MeasurementPlan plan)
    {
        using StreamingRead read = new(bytes);
        TimedWork work = new(read, plan);
        for (int round = 0; round < plan.Rounds; round++)
        {
            work.MeasurePiece();
        }

        return read.BytesPerRepetition / work.MedianNanoseconds;
    }

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Sum = Add(ref _buffer.Span[0], (nuint)_buffer.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Add(ref float first, nuint length)
    {
        nuint quarter = length / 4;
        ref float second = ref Unsafe.Add(ref first, quarter);
        ref float third = ref Unsafe.Add(ref second, quarter);
        ref float fourth = ref Unsafe.Add(ref third, quarter);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint i = 0; i < quarter; i += CacheLine)
        {
            s0 += Vector256.LoadUnsafe(ref first, i);
            s1 += Vector256.LoadUnsafe(ref first, i + 8);
            s2 += Vector256.LoadUnsafe(ref second, i);
            s3 += Vector256.LoadUnsafe(ref second, i + 8);
            s4 += Vector256.LoadUnsafe(ref third, i);
            s5 += Vector256.LoadUnsafe(ref third, i + 8);
            s6 += Vector256.LoadUnsafe(ref fourth, i);
            s7 += Vector256.LoadUnsafe(ref fourth, i + 8);
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
