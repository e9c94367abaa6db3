using System.Diagnostics;
using RnnGen.Benchmarks;
using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>The phases of a training step's forward and backward pass on one thread: in each round the peak of the core, then steps without marks, then with marks.</summary>
internal sealed class PhaseMeasurement
{
    private readonly MeasurementPlan _plan;
    private readonly FmaPeak _peak;

    /// <param name="plan">Rounds, and the length of a piece.</param>
    public PhaseMeasurement(MeasurementPlan plan)
    {
        _plan = plan;
        _peak = new FmaPeak(plan);
    }

    /// <summary>The median peak of the core so far, with its widest vectors, GFLOP/s.</summary>
    public double PeakGflops => _peak.MedianWideGflops ?? _peak.MedianGflops;

    /// <summary>Measures a model.</summary>
    /// <returns>The whole step, without marks, then its phases, then the rest.</returns>
    public IReadOnlyList<PhaseFigure> Measure(TrainedModel model)
    {
        MarkedModel marked = MarkedModel.Of(model.Shape);
        BatchCycle batches = new(model.Shape);
        using ComputeGradients unmarkedSteps = new(model.CreateModel(), batches, threads: 1, DropoutRates.Everywhere(model.Dropout)), markedSteps = new(marked.Model.CreateModel(), batches, threads: 1, DropoutRates.Everywhere(model.Dropout));
        TimedWork unmarked = new(unmarkedSteps, _plan);
        _ = new TimedWork(markedSteps, _plan); // compiled, and its caches warm
        int[] kinds = [.. marked.Phases.Select(Kind)];
        int count = PhaseKind.All.Count;
        List<double> peaks = [], whole = [];
        List<double>[] times = [.. Enumerable.Range(0, count + 1).Select(_ => new List<double>())];
        for (int round = 0; round < _plan.Rounds; round++)
        {
            double gflops = _peak.Measure();
            peaks.Add(_peak.MeasureWide() ?? gflops);
            whole.Add(unmarked.MeasurePiece());
            double ticksOfAMark = PhaseClock.Calibrate();
            long start = Stopwatch.GetTimestamp(), steps = 0;
            do
            {
                markedSteps.Run(1);
                steps++;
            }
            while (Stopwatch.GetElapsedTime(start) < _plan.Piece);

            double all = Stopwatch.GetElapsedTime(start).TotalNanoseconds / steps;
            double[] sums = new double[count + 1];
            for (int phase = 0; phase < kinds.Length; phase++)
            {
                sums[kinds[phase]] += PhaseClock.Elapsed(phase, ticksOfAMark).TotalNanoseconds / steps;
            }

            // Of the time between the phases the marks are a part that is not known; what is left of an unmarked step cannot be less than nothing.
            sums[count] += Math.Max(0, Math.Min(all, whole[^1]) - sums.Sum());
            for (int kind = 0; kind <= count; kind++)
            {
                times[kind].Add(sums[kind]);
            }
        }

        double step = times.Sum(Statistics.Median), peak = Statistics.Median(peaks);
        PhaseFigure Figure(string name, double nanoseconds, double operations) =>
            new(name, TimeSpan.FromMicroseconds(nanoseconds / 1e3), nanoseconds / step, operations == 0 ? null : operations / (nanoseconds * peak));
        double unmarkedStep = Statistics.Median(whole);
        return
        [
            Figure("forward and backward", unmarkedStep, model.Operations) with { ShareOfStep = 1 },
            .. PhaseKind.All.Select((kind, index) => Figure(kind.Name, Statistics.Median(times[index]), kind.Operations(model.Shape))),
            Figure("everything else", Statistics.Median(times[count]), 0),
        ];
    }

    /// <summary>The kind of phase that a call belongs to; the one after the last for all others.</summary>
    private static int Kind(string call)
    {
        for (int kind = 0; kind < PhaseKind.All.Count; kind++)
        {
            if (PhaseKind.All[kind].Calls.Contains(call))
            {
                return kind;
            }
        }

        return PhaseKind.All.Count;
    }
}
