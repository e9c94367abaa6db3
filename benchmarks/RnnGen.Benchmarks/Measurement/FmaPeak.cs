using System.Runtime.Intrinsics;

namespace RnnGen.Benchmarks;

/// <summary>
/// The peak of one core, measured again in each round: with vectors of 8 floats, the better of 10 and 12 chains; and with vectors of 16, if it has them.
/// </summary>
internal sealed class FmaPeak
{
    private readonly (TimedWork Work, double Operations)[] _chains;
    private readonly TimedWork? _wide;
    private readonly double _wideOperations;
    private readonly List<double> _gflops = [];
    private readonly List<double> _wideGflops = [];

    public FmaPeak(MeasurementPlan plan)
    {
        FmaChains[] chains = [new TenFmaChains(), new TwelveFmaChains()];
        _chains = [.. chains.Select(chain => (new TimedWork(chain, plan), chain.OperationsPerRepetition))];
        if (Vector512.IsHardwareAccelerated)
        {
            WideFmaChains wide = new();
            _wide = new TimedWork(wide, plan);
            _wideOperations = wide.OperationsPerRepetition;
        }
    }

    /// <summary>The median over all rounds, GFLOP/s.</summary>
    public double MedianGflops => Statistics.Median(_gflops);

    /// <summary>The median over all rounds with vectors of 16 floats, GFLOP/s; null if there were none.</summary>
    public double? MedianWideGflops => _wideGflops.Count > 0 ? Statistics.Median(_wideGflops) : null;

    /// <summary>Measures one round with vectors of 16 floats.</summary>
    /// <returns>GFLOP/s; null if the processor has no such vectors.</returns>
    public double? MeasureWide()
    {
        if (_wide is null)
        {
            return null;
        }

        double gflops = _wideOperations / _wide.MeasurePiece();
        _wideGflops.Add(gflops);
        return gflops;
    }

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
