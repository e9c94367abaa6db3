namespace RnnGen.Benchmarks;

/// <summary>Measures curves: in each round of a size the peak, the work and the reading of a buffer as large as its weights, one after the other.</summary>
internal sealed class GrowthMeasurement(MeasurementPlan plan, TextWriter progress)
{
    /// <summary>A smaller buffer is read before the loop that reads it is under way; this one lies in the first-level cache all the same.</summary>
    private const long LeastBufferBytes = 16 << 10;

    private readonly FmaPeak _peak = new(plan);

    /// <summary>The median peak of one core so far, GFLOP/s.</summary>
    public double PeakGflops => _peak.MedianGflops;

    /// <summary>Measures a curve from its smallest size to its largest.</summary>
    public IReadOnlyList<GrowthPoint> Measure(GrowthCurve curve)
    {
        List<GrowthPoint> points = [];
        foreach (GrowthCase growthCase in curve.Cases)
        {
            progress.WriteLine($"{curve.Name} {growthCase.Size}");
            points.Add(Measure(growthCase));
        }

        return points;
    }

    private GrowthPoint Measure(GrowthCase growthCase)
    {
        MeasuredModel sizes = growthCase.Model;
        FrozenModel model = sizes.CreateModel().Freeze(growthCase.Options);
        GeneratedReader reader = new(model.CreateSession());
        WordCycle words = new(sizes.VocabularySize);
        using Contender contender = growthCase.Suggests ? new SuggestWords<GeneratedReader>(reader, words) : new FeedWords<GeneratedReader>(reader, words);
        TimedWork work = new(contender, plan);

        double weights = growthCase.Weights(isFolded: model.FoldedTableBytes > 0);
        double bytes = weights * sizeof(float);
        using StreamingRead read = new(Math.Max((long)bytes, LeastBufferBytes));
        TimedWork reading = new(read, plan);

        double[] computeTimes = new double[plan.Rounds];
        for (int round = 0; round < plan.Rounds; round++)
        {
            computeTimes[round] = 2 * weights / _peak.Measure();
            work.MeasurePiece();
            reading.MeasurePiece();
        }

        double readTime = reading.MedianNanoseconds * bytes / read.BytesPerRepetition;
        return new GrowthPoint(growthCase.Size, work.MedianNanoseconds, Statistics.Median(computeTimes), readTime);
    }
}
