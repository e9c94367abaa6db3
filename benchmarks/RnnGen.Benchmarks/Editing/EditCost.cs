using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Generators;
using RnnGen.Generators.Analyzers;

namespace RnnGen.Benchmarks;

/// <summary>What a kind of edit costs beyond the compiler's own work, in milliseconds of processor time: other programs on the machine do not count.</summary>
/// <param name="Edit">What is edited.</param>
/// <param name="First">The generator's run after the first edit, when its code is compiled.</param>
/// <param name="Median">The generator's run after later edits. Without a generator there is none: all of it is extra.</param>
/// <param name="Analyzer">The analyzer over the edited file, by the clock.</param>
internal sealed record EditCost(string Edit, double First, double Median, double Analyzer)
{
    private const int WarmUp = 60;
    private const int Rounds = 120;

    /// <summary>Analyses need a compilation with all generated files, which takes many times as long as what is measured.</summary>
    private const int RoundsPerAnalysis = 20;

    public static EditCost Measure(EditKind kind, int models)
    {
        EditedProject project = new(models, kind);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new RnnModelGenerator().AsSourceGenerator()], parseOptions: EditedProject.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(project.Compilation, out Compilation generated, out _);
        if (generated.SyntaxTrees.Count() < 2 * models)
        {
            throw new InvalidOperationException($"{models} models, but {generated.SyntaxTrees.Count()} files.");
        }

        List<double> runs = [];
        List<double> analyses = [];
        for (int i = 0; i < WarmUp + Rounds; i++)
        {
            project.Edit();
            runs.Add(Time(() => driver = driver.RunGenerators(project.Compilation)));
            if (i % RoundsPerAnalysis == 0)
            {
                analyses.Add(Analyze(project, driver));
            }
        }

        return new EditCost(kind.Name, runs[0], Statistics.Median(runs.Skip(WarmUp)), Statistics.Median(analyses.Skip(WarmUp / RoundsPerAnalysis)));
    }

    /// <summary>The time that the analyzer's own code takes for the edited file, as Roslyn counts it.</summary>
    private static double Analyze(EditedProject project, GeneratorDriver driver)
    {
        ModelAttributeAnalyzer analyzer = new();
        Compilation complete = project.Compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        CompilationWithAnalyzers analyses = complete.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = analyses
            .GetAnalysisResultAsync(complete.GetSemanticModel(project.EditedFile), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
    }

    private static double Time(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
