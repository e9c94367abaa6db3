using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace RnnGen.Benchmarks;

/// <summary>What all suites share: a job short enough that the whole suite takes minutes, and a table with the ratio and the bytes allocated.</summary>
internal sealed class SuiteConfig : ManualConfig
{
    public SuiteConfig()
    {
        // A default job, so that --job on the command line replaces it. A naive training step is longer than an iteration; it then is one iteration.
        AddJob(Job.Default
            .WithLaunchCount(1)
            .WithWarmupCount(4)
            .WithIterationTime(TimeInterval.FromMilliseconds(200))
            .WithIterationCount(9)
            .AsDefault());
        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        HideColumns(Column.Error, Column.RatioSD, Column.AllocRatio);
        WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend));
    }
}
