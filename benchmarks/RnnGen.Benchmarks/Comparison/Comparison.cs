using RnnGen.Measurement;

namespace RnnGen.Benchmarks;

/// <summary>
/// The measurement of rows. In each round of a row, the peak, the generated code and every other side run one after another, for a few milliseconds
/// each, so that drift of the machine affects all of them.
/// </summary>
internal sealed class Comparison(MeasurementPlan plan, TextWriter progress)
{
    /// <summary>The size of the matrix whose reading is timed: the output weights of some ten thousand words.</summary>
    private const long StreamBytes = 10_000_000;

    /// <summary>Measures the rows in order.</summary>
    public ComparisonReport Run(IReadOnlyList<WorkRow> rows)
    {
        FmaPeak peak = new(plan);
        List<RowReport> reports = [];
        foreach (WorkRow row in rows)
        {
            progress.WriteLine(row.Work);
            reports.Add(Measure(row, peak));
        }

        double stream = StreamingRead.MeasureGigabytesPerSecond(StreamBytes, plan);
        return new ComparisonReport(Machine.Description, Math.Round(peak.MedianGflops, 2), peak.MedianWideGflops is { } wide ? Math.Round(wide, 2) : null, Math.Round(stream, 2), reports);
    }

    private RowReport Measure(WorkRow row, FmaPeak peak)
    {
        using WorkCase work = row.Create();
        TimedWork rnnGen = new(work.RnnGen, plan);
        TimedWork? forwardBackward = Warm(work.ForwardBackward);
        TimedWork? naive = Warm(work.Naive);
        TimedWork? runtimeSizes = Warm(work.RuntimeSizes);
        TimedWork? onnxRuntime = Warm(work.OnnxRuntime);
        TimedWork? onnxRuntimeTwoThreads = Warm(work.OnnxRuntimeTwoThreads);
        TimedWork? onnxRuntimeInt8 = Warm(work.OnnxRuntimeInt8);
        TimedWork? torchSharp = Warm(work.TorchSharp);

        double[] sharesOfPeak = new double[plan.Rounds];
        List<double> sharesOfWidePeak = [];
        for (int round = 0; round < plan.Rounds; round++)
        {
            double gflops = peak.Measure();
            double whole = rnnGen.MeasurePiece();
            double counted = forwardBackward?.MeasurePiece() ?? whole;
            sharesOfPeak[round] = work.Operations / (counted * work.Threads * gflops);
            if (peak.MeasureWide() is { } wideGflops)
            {
                sharesOfWidePeak.Add(work.Operations / (counted * work.Threads * wideGflops));
            }

            naive?.MeasurePiece();
            runtimeSizes?.MeasurePiece();
            onnxRuntime?.MeasurePiece();
            onnxRuntimeTwoThreads?.MeasurePiece();
            onnxRuntimeInt8?.MeasurePiece();
            torchSharp?.MeasurePiece();
        }

        return new RowReport
        {
            Work = row.Work,
            RnnGenNanoseconds = Rounded(rnnGen.MedianNanoseconds),
            ForwardBackwardNanoseconds = Rounded(forwardBackward),
            NaiveNanoseconds = Rounded(naive),
            RuntimeSizesNanoseconds = Rounded(runtimeSizes),
            OnnxRuntimeNanoseconds = Rounded(onnxRuntime),
            OnnxRuntimeTwoThreadsNanoseconds = Rounded(onnxRuntimeTwoThreads),
            OnnxRuntimeInt8Nanoseconds = Rounded(onnxRuntimeInt8),
            TorchSharpNanoseconds = Rounded(torchSharp),
            ShareOfPeak = Math.Round(Statistics.Median(sharesOfPeak), 4),
            ShareOfWidePeak = sharesOfWidePeak.Count > 0 ? Math.Round(Statistics.Median(sharesOfWidePeak), 4) : null,
            AllocatedBytes = rnnGen.AllocatedBytes,
        };
    }

    private TimedWork? Warm(Contender? contender) => contender is null ? null : new TimedWork(contender, plan);

    private static double? Rounded(TimedWork? work) => work is null ? null : Rounded(work.MedianNanoseconds);

    /// <summary>A tenth of a nanosecond is below the noise of any row.</summary>
    private static double Rounded(double nanoseconds) => Math.Round(nanoseconds, 1);
}
