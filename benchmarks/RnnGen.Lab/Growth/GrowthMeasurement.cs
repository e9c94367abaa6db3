using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>Measures curves: in each round of a size the peak, the work and the reading of a buffer as large as its working set, one after the other.</summary>
internal sealed class GrowthMeasurement(MeasurementPlan plan, TextWriter progress)
{
    /// <summary>Reading a smaller buffer would be over before its loop is under way; this one still lies in the first-level cache.</summary>
    private const long LeastBufferBytes = 16 << 10;

    private readonly FmaPeak _peak = new(plan);

    /// <summary>The median peak of one core so far, GFLOP/s.</summary>
    public double PeakGflops => _peak.MedianGflops;

    /// <summary>The same with vectors of 16 floats; null where no work multiplies with them.</summary>
    public double? WidePeakGflops => _peak.MedianWideGflops;

    /// <summary>Measures a curve from its smallest size to its largest.</summary>
    public IReadOnlyList<GrowthPoint> Measure(GrowthCurve curve)
    {
        List<GrowthPoint> points = [];
        foreach (GrowthCase growthCase in curve.Cases)
        {
            progress.WriteLine($"  {curve.Name} {growthCase.Size}");
            points.Add(Measure(growthCase));
        }

        return points;
    }

    private GrowthPoint Measure(GrowthCase growthCase)
    {
        using GrowthWork growthWork = growthCase.Create();
        TimedWork work = new(growthWork.Contender, plan);

        Roofline roofline = growthWork.Roofline;
        using StreamingRead read = new(Math.Max((long)roofline.WorkingSetBytesPerThread, LeastBufferBytes));
        TimedWork reading = new(read, plan);

        double[] computeTimes = new double[plan.Rounds];
        for (int round = 0; round < plan.Rounds; round++)
        {
            double gflops = _peak.Measure();
            computeTimes[round] = roofline.ComputeNanoseconds((roofline.IsWide ? _peak.MeasureWide() : null) ?? gflops);
            work.MeasurePiece();
            reading.MeasurePiece();
        }

        double trafficTime = roofline.TrafficNanoseconds(read.BytesPerRepetition / reading.MedianNanoseconds);
        return new GrowthPoint(growthCase.Size, work.MedianNanoseconds, Statistics.Median(computeTimes), trafficTime);
    }
}
