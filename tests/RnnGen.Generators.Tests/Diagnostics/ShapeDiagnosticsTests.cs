using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generators.Tests;

/// <summary>RNNGEN004, 005, 006, 008, 009 and 050: the attribute's values, and the language.</summary>
public sealed class ShapeDiagnosticsTests
{
    [Theory]
    [InlineData("VocabularySize = 10, [|HiddenSize = 0|]", "HiddenSize", "is 0", "1 to 8,192")]
    [InlineData("VocabularySize = 10, [|HiddenSize = 9000|]", "HiddenSize", "is 9,000", "1 to 8,192")]
    [InlineData("[|VocabularySize = -2147483648|], HiddenSize = 16", "VocabularySize", "is -2,147,483,648", "1 to 16,777,216")]
    [InlineData("VocabularySize = 10, HiddenSize = 16, [|EmbeddingSize = -1|]", "EmbeddingSize", "is -1", "0 to 8,192")]
    [InlineData("VocabularySize = 10, HiddenSize = 16, [|Layers = 2 + 3|]", "Layers", "is 5", "1 to 4")]
    [InlineData("VocabularySize = 10, HiddenSize = 16, [|SequenceLength = 4097|]", "SequenceLength", "is 4,097", "1 to 4,096")]
    [InlineData("VocabularySize = 10, HiddenSize = 16, [|BatchSize = 0|]", "BatchSize", "is 0", "1 to 4,096")]
    public void StatesTheSizeAndItsRange(string arguments, string argument, string given, string range) => Expected.AttributeError(
        "RNNGEN004",
        $"{argument} of model 'Model' {given}: write {argument} = n with n from {range}",
        $"[RnnModel(RecurrentCell.Lstm, {arguments})] partial class Model {{ public const int Twice = 2 * {argument} / HiddenSize; }}");

    [Theory]
    [InlineData("RecurrentCell.Tanh, VocabularySize = 10", "HiddenSize", "8,192")]
    [InlineData("RecurrentCell.Tanh, HiddenSize = 16", "VocabularySize", "16,777,216")]
    public void SaysThatARequiredSizeIsMissing(string arguments, string argument, string maximum) => Expected.AttributeError(
        "RNNGEN004",
        $"{argument} of model 'Model' is not set: write {argument} = n with n from 1 to {maximum}",
        $"[[|RnnModel({arguments})|]] partial class Model;");

    [Fact]
    public void CountsParametersThatDoNotFit() => Expected.AttributeError(
        "RNNGEN005",
        "Model 'Model' takes 5,385,506,880 parameters, padding included, but one array holds at most 2,147,483,575: "
            + "reduce VocabularySize, EmbeddingSize or HiddenSize",
        "[[|RnnModel(RecurrentCell.Tanh, VocabularySize = 16777216, EmbeddingSize = 256, HiddenSize = 64, SequenceLength = 1, BatchSize = 1)|]] partial class Model;");

    [Fact]
    public void CountsAWorkspaceThatDoesNotFit() => Expected.AttributeError(
        "RNNGEN005",
        "Model 'Model' takes 19,381,553,280 floats of training workspace, but one array holds at most 2,147,483,575: reduce SequenceLength, BatchSize, HiddenSize or VocabularySize",
        "[[|RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 128, SequenceLength = 4096, BatchSize = 4096)|]] partial class Model;");

    [Theory]
    [InlineData("[|TieEmbeddings = true|]")]
    [InlineData("EmbeddingSize = 0, [|TieEmbeddings = true|]")]
    public void AsksForAnEmbeddingToTie(string arguments) => Expected.AttributeError(
        "RNNGEN006",
        "Model 'Model' ties its output layer to its embedding, but has no embedding (EmbeddingSize = 0): write EmbeddingSize = 16, the width of the hidden state, or remove TieEmbeddings",
        $"[RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16, {arguments})] partial class Model;");

    [Fact]
    public void AsksForNothingWhereNothingIsTied() => Assert.Empty(GeneratorRun.Of(
        "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16, TieEmbeddings = false)] partial class Model;").AnalyzerDiagnostics);

    [Theory]
    [InlineData("[|(RecurrentCell)7|], VocabularySize = 10, HiddenSize = 16", "RecurrentCell has no value 7: write RecurrentCell.Tanh or RecurrentCell.Relu or RecurrentCell.Lstm or RecurrentCell.Gru or RecurrentCell.Cifg")]
    [InlineData("[|cell: (RecurrentCell)(-1)|], VocabularySize = 10, HiddenSize = 16", "RecurrentCell has no value -1: write RecurrentCell.Tanh or RecurrentCell.Relu or RecurrentCell.Lstm or RecurrentCell.Gru or RecurrentCell.Cifg")]
    [InlineData("default, VocabularySize = 10, HiddenSize = 16, [|Loss = (LossPosition)2|]", "LossPosition has no value 2: write LossPosition.EveryStep or LossPosition.LastStep")]
    public void ListsTheValuesOfAnEnum(string arguments, string message) =>
        Expected.AttributeError("RNNGEN008", message, $"[RnnModel({arguments})] partial class Model;");

    [Theory]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    public void NamesTheLanguageVersion(LanguageVersion version, string shown) => Expected.AttributeError(
        "RNNGEN009",
        $"Model 'Model' is compiled as C# {shown}, but generated code needs C# 11.0: write <LangVersion>11.0</LangVersion> or higher in the project",
        "[RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)] partial class [|Model|] { }",
        version);

    [Theory]
    [InlineData("Lstm", "HiddenSize = 20", 8, "HiddenSize = 24")]
    [InlineData("Lstm", "HiddenSize = 1", 8, "HiddenSize = 8")]
    [InlineData("Tanh", "HiddenSize = 24", 16, "HiddenSize = 32")]
    [InlineData("Gru", "HiddenSize = 24", 16, "HiddenSize = 32")]
    [InlineData("Relu", "EmbeddingSize = 50", 16, "EmbeddingSize = 64")]
    public void MentionsPadding(string cell, string argument, int multiple, string padded)
    {
        string rest = argument.StartsWith('H') ? "" : "HiddenSize = 16, ";
        string name = argument.Split(' ')[0];
        GeneratorRun run = Expected.Diagnostic(
            "RNNGEN050",
            $"{argument} of model 'Model' is not a multiple of {multiple}, so it is padded to {padded.Split(' ')[2]}: {padded} costs the same",
            $"[RnnModel(RecurrentCell.{cell}, VocabularySize = 10, {rest}[|{argument}|])] partial class Model;");

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(run.AnalyzerDiagnostics).Severity);
        Assert.Contains(name, run.Files["Model.Shape.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Lstm", 8, 0)]
    [InlineData("Lstm", 24, 16)]
    [InlineData("Tanh", 48, 32)]
    [InlineData("Gru", 48, 32)]
    public void IsSilentAboutWholeVectors(string cell, int hidden, int embedding) => Assert.Empty(GeneratorRun.Of(
        $"[RnnGen.RnnModel(RnnGen.RecurrentCell.{cell}, VocabularySize = 10, HiddenSize = {hidden}, EmbeddingSize = {embedding})] partial class Model;").AnalyzerDiagnostics);

    [Theory]
    [InlineData("RecurrentCell.Elman, VocabularySize = 10, HiddenSize = 16", "CS0117")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = \"10\", HiddenSize = 16", "CS0029")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = Missing", "CS0103")]
    [InlineData("RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16, TieEmbeddings = 1", "CS0029")]
    [InlineData("VocabularySize = 10, HiddenSize = 16", "CS7036")]
    public void LeavesToTheCompilerWhatDoesNotBind(string arguments, string error)
    {
        GeneratorRun run = GeneratorRun.Of($"using RnnGen; [RnnModel({arguments})] partial class Model {{ const int Twice = 2 * HiddenSize; }}");

        Assert.Empty(run.AnalyzerDiagnostics);
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Equal([error, "CS1029"], run.CompilerDiagnostics.OrderBy(diagnostic => diagnostic.Id == "CS1029").Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void LeavesASecondAttributeToTheCompiler()
    {
        const string Part = "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)] partial class Model { }";

        GeneratorRun run = GeneratorRun.Of($"{Part} {Part}", Part);

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Single(run.Models);
        Assert.All(run.CompilerDiagnostics, diagnostic => Assert.Equal("CS0579", diagnostic.Id));
    }
}
