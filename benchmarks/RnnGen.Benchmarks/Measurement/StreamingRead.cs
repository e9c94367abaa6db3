using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Benchmarks;

/// <summary>Reads a buffer from end to end and adds it up in eight accumulators: how fast weights of that size reach one core. One repetition is one pass.</summary>
internal sealed class StreamingRead : Contender
{
    private const int FloatsPerStep = 64;
    private readonly AlignedBuffer _buffer;

    /// <param name="bytes">Size of the buffer; rounded up to 256 bytes.</param>
    public StreamingRead(long bytes)
    {
        int steps = (int)((bytes + (FloatsPerStep * sizeof(float)) - 1) / (FloatsPerStep * sizeof(float)));
        _buffer = new AlignedBuffer(steps * FloatsPerStep);
        // Pages that nobody wrote to may all be one page of zeros.
        _buffer.Span.Fill(1);
    }

    /// <summary>Bytes that one repetition reads.</summary>
    public double BytesPerRepetition => (double)_buffer.Length * sizeof(float);

    /// <summary>The sum of the last pass: read, so that nothing can be left out.</summary>
    public float Sum { get; private set; }

    /// <summary>The bandwidth, GB/s, as the median over the rounds of a plan.</summary>
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
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint i = 0; i < length; i += FloatsPerStep)
        {
            s0 += Vector256.LoadUnsafe(ref first, i);
            s1 += Vector256.LoadUnsafe(ref first, i + 8);
            s2 += Vector256.LoadUnsafe(ref first, i + 16);
            s3 += Vector256.LoadUnsafe(ref first, i + 24);
            s4 += Vector256.LoadUnsafe(ref first, i + 32);
            s5 += Vector256.LoadUnsafe(ref first, i + 40);
            s6 += Vector256.LoadUnsafe(ref first, i + 48);
            s7 += Vector256.LoadUnsafe(ref first, i + 56);
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
