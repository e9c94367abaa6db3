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
/// <param name="Analyzer">The analyzer over the edited file, less an analyzer that does nothing.</param>
internal sealed record EditCost(string Edit, double First, double Median, double Analyzer)
{
    private const int WarmUp = 60;
    private const int Rounds = 120;

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
            analyses.Add(Analyze(project, driver, new ModelAttributeAnalyzer()) - Analyze(project, driver, new IdleAnalyzer()));
        }

        return new EditCost(kind.Name, runs[0], Statistics.Median(runs.Skip(WarmUp)), Statistics.Median(analyses.Skip(WarmUp)));
    }

    /// <summary>The time over the edited file, in a compilation of its own: symbols that one analyzer has bound are no gift to the next.</summary>
    private static double Analyze(EditedProject project, GeneratorDriver driver, DiagnosticAnalyzer analyzer)
    {
        Compilation complete = project.Compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        SemanticModel model = complete.GetSemanticModel(project.EditedFile);
        model.GetDiagnostics();
        return Time(() => complete.WithAnalyzers([analyzer]).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult());
    }

    private static double Time(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
