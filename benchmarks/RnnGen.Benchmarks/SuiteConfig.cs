using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace RnnGen.Benchmarks;

/// <summary>The configuration of all suites: a job short enough that a whole suite takes minutes, and a table with the ratio and the bytes allocated.</summary>
internal sealed class SuiteConfig : ManualConfig
{
    /// <param name="ownJob">Whether to use the job below; false if the command line names another (<c>--job Dry</c>).</param>
    public SuiteConfig(bool ownJob)
    {
        if (ownJob)
        {
            // A naive training step takes longer than 200 ms; an iteration is then one step. It is the default job, so that options like --iterationCount change it.
            AddJob(Job.Default
                .WithLaunchCount(1)
                .WithWarmupCount(4)
                .WithIterationTime(TimeInterval.FromMilliseconds(200))
                .WithIterationCount(9)
                .AsDefault());
        }

        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        HideColumns(Column.Error, Column.RatioSD, Column.AllocRatio);
        WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend).WithMaxParameterColumnWidth(48));
        // The generator and the runtime are built again along with the measured program; a busy machine needs more than the usual two minutes.
        WithBuildTimeout(TimeSpan.FromMinutes(10));
    }
}
