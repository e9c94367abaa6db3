namespace RnnGen.Benchmarks;

/// <summary>The peak of one core, measured anew in each round: the better of 10 and of 12 chains.</summary>
internal sealed class FmaPeak
{
    private readonly (TimedWork Work, double Operations)[] _chains;
    private readonly List<double> _gflops = [];

    public FmaPeak(MeasurementPlan plan)
    {
        FmaChains[] chains = [new TenFmaChains(), new TwelveFmaChains()];
        _chains = [.. chains.Select(chain => (new TimedWork(chain, plan), chain.OperationsPerRepetition))];
    }

    /// <summary>The median over all rounds, GFLOP/s.</summary>
    public double MedianGflops => Statistics.Median(_gflops);

    /// <summary>Measures one round.</summary>
    /// <returns>GFLOP/s: operations per nanosecond.</returns>
    public double Measure()
    {
        double best = 0;
        foreach ((TimedWork work, double operations) in _chains)
        {
            best = Math.Max(best, operations / work.MeasurePiece());
        }

        _gflops.Add(best);
        return best;
    }
}
