using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RnnGen.Generators.Tests;

/// <summary>Generated files are silent in any project: every warning of the compiler that exists is on, and an error.</summary>
public sealed class BuildSettingsTests
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::System.Numerics;
        global using static global::System.Math;

        """;

    private static readonly CSharpCompilationOptions Strict = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithWarningLevel(9999).WithGeneralDiagnosticOption(ReportDiagnostic.Error);

    public static TheoryData<LanguageVersion, string> Sources
    {
        get
        {
            TheoryData<LanguageVersion, string> rows = [];
            for (int model = 0; model < GuestModels.Count; model++)
            {
                rows.Add(LanguageVersion.Preview, $"{ImplicitUsings} namespace Garden {{ /** <summary>A model.</summary> */ {GuestModels.Declare(model, modifiers: "public")} }}");
            }

            rows.Add(LanguageRules.Oldest, $"namespace Garden {{ {GuestModels.Declare(0)} }}");
            rows.Add(LanguageVersion.Latest, $"[assembly: global::System.CLSCompliant(true)] namespace Garden {{ /** <summary>A model.</summary> */ [global::System.CLSCompliant(false)] {GuestModels.Declare(1, modifiers: "public")} }}");
            rows.Add(LanguageVersion.Latest, $"namespace Garden {{ [global::System.Obsolete] {GuestModels.Declare(0)} }}");
            rows.Add(LanguageVersion.Latest, $"namespace Garden {{ [global::System.Obsolete(\"Old.\", true)] {GuestModels.Declare(0)} }}");
            rows.Add(LanguageVersion.Latest, $"namespace Garden {{ [global::System.Diagnostics.CodeAnalysis.Experimental(\"GARDEN1\")] {GuestModels.Declare(0)} }}");
            rows.Add(LanguageVersion.Latest, $"[assembly: global::System.Diagnostics.CodeAnalysis.Experimental(\"GARDEN1\")] namespace Garden {{ {GuestModels.Declare(0)} }}");
            rows.Add(LanguageVersion.Latest, $"namespace Garden {{ [global::System.Obsolete] class Soil; [global::System.Obsolete] partial class Bed : Soil {{ {GuestModels.Declare(0)} }} }}");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void MakeNoWarning(LanguageVersion languageVersion, string source)
    {
        GeneratorRun run = GeneratorRun.Of(languageVersion, source);

        Assert.NotEmpty(run.Models);
        Assert.All(
            [
                Strict.WithNullableContextOptions(NullableContextOptions.Enable).WithOptimizationLevel(OptimizationLevel.Release),
                Strict.WithNullableContextOptions(NullableContextOptions.Disable).WithOverflowChecks(true),
            ],
            options => Assert.Empty(run.Output.WithOptions(options).GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)));
    }

    /// <summary>Every rule of the SDK's analysers is a warning here, as with <c>AnalysisMode</c> All and more.</summary>
    [Fact]
    public async Task LetNoAnalyzerComplain()
    {
        GeneratorRun run = GeneratorRun.Of($"namespace Garden {{ {GuestModels.Declare(1, modifiers: "public")} {GuestModels.Declare(2, "Weed")} class Bed {{ public int unused() {{ return 1; }} }} }}");
        IEnumerable<string> rules = SdkAnalyzers.All.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct();
        Compilation compilation = run.Output.WithOptions(run.Output.Options.WithSpecificDiagnosticOptions(rules.ToDictionary(static id => id, static _ => ReportDiagnostic.Warn)));

        Diagnostic[] found = [.. await compilation.WithAnalyzers(SdkAnalyzers.All).GetAnalyzerDiagnosticsAsync()];

        Assert.Contains(found, static diagnostic => diagnostic.Id == "CA1822");
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001" || (diagnostic.Location.SourceTree is { } tree && !run.Input.ContainsSyntaxTree(tree)));
    }

    /// <summary>What is the user's to see is seen in the user's file alone.</summary>
    [Theory]
    [InlineData("namespace Garden { partial class bed { ATTRIBUTE partial class orchid; } }", "CS8981")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace Garden { /** <summary>A model.</summary> */ ATTRIBUTE public partial class Orchid; }", "CS3009")]
    [InlineData("namespace Garden { ATTRIBUTE partial class Orchid { public string Name { get; set; } } }", "")]
    public void LeaveTheUsersWarningsWithTheUser(string source, string warning)
    {
        GeneratorRun run = GeneratorRun.Of(source.Replace("ATTRIBUTE", "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 20, HiddenSize = 16)]", StringComparison.Ordinal));
        Diagnostic[] found = [.. run.Output.WithOptions(Strict.WithNullableContextOptions(NullableContextOptions.Enable)).GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

        Assert.NotEmpty(run.Models);
        Assert.All(found, diagnostic => Assert.Equal((warning, true), (diagnostic.Id, run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree))));
        Assert.Equal(warning.Length > 0, found.Length > 0);
    }

    /// <summary>Overflow checks change the instructions that the compiler writes, so results are compared, not instructions.</summary>
    [Fact]
    public void LeaveResultsAsTheyAreWithOverflowChecks()
    {
        CompiledModel asIs = CompiledModel.OfSource(GuestModels.Declare(0, "Model"));
        CompiledModel withChecks = CompiledModel.OfSource(GuestModels.Declare(0, "Model"), checkOverflow: true);

        Assert.Equal(TrainedBytes(asIs), TrainedBytes(withChecks));
    }

    private static byte[] TrainedBytes(CompiledModel compiled)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, "one two three four five six seven", 20);
        RnnModel model = compiled.Create(vocabulary, seed: 3);
        string text = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"one {(i % 3 == 0 ? "two" : "five")} three four {(i % 2 == 0 ? "six" : "seven")}"));
        model.CreateTrainer(new Training.TrainingOptions { Epochs = 2, Threads = 2 }).Fit(Training.SentenceDataset.FromLines(text, vocabulary, model.Shape));
        return model.Save().ToArray();
    }
}
