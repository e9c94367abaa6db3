using System.Globalization;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>RNNGEN014: builds without optimisation.</summary>
public sealed class OptimizationDiagnosticsTests
{
    private const string Valid = "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)] partial class Model;";

    [Fact]
    public void NamesTheLineToAdd()
    {
        Diagnostic warning = Assert.Single(GeneratorRun.OfDebugBuild(Valid).AnalyzerDiagnostics);

        Assert.Equal(("RNNGEN014", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Equal(
            "Model 'Model' is compiled without optimisation and runs some 80 times slower: write <Optimize>true</Optimize> in the project that declares it, or build with -c Release",
            warning.GetMessage(CultureInfo.InvariantCulture));
        Assert.StartsWith("RnnGen.RnnModel(", warning.Location.SourceTree!.GetText().ToString(warning.Location.SourceSpan), StringComparison.Ordinal);
    }

    [Fact]
    public void IsSilentInAnOptimizedBuild() => Assert.Empty(GeneratorRun.Of(Valid).AnalyzerDiagnostics);

    [Fact]
    public void LeavesAnInvalidModelToItsErrors() => Assert.Equal(
        ["RNNGEN004"],
        GeneratorRun.OfDebugBuild(Valid.Replace("HiddenSize = 16", "HiddenSize = 0", StringComparison.Ordinal)).AnalyzerDiagnostics.Select(diagnostic => diagnostic.Id));

    /// <summary>Switching between Debug and Release generates nothing anew.</summary>
    [Fact]
    public void TheGeneratedCodeIsTheSame()
    {
        GeneratorRun debug = GeneratorRun.OfDebugBuild(Valid);

        Assert.Equal(GeneratorRun.Of(Valid).Files, debug.Files);
        Assert.All(debug.Models, model => Assert.Equal(IncrementalStepRunReason.Cached, model.Reason));
    }
}
