using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>After real edits, each step says exactly why it ran again, or that it did not.</summary>
public sealed class IncrementalityTests
{
    private const string Model = """
        namespace App;

        [RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 8)]
        partial class Model
        {
            int Own() => 1;
        }
        """;

    private const string Other = "namespace App; class Other;";

    private static readonly GeneratorRun First = GeneratorRun.Of(Model, Other);

    [Fact]
    public void BeginsAsNew() => AssertReasons(First, IncrementalStepRunReason.New, IncrementalStepRunReason.New, IncrementalStepRunReason.New);

    /// <summary>What cannot change the meaning of a name is not even read again.</summary>
    [Theory]
    [InlineData("class Other { int M() => 1; }", "class Other { int M() => 2; }")]
    [InlineData("class Other { int M() { return 1; } }", "class Other { int M() { int a = 1; return a; } }")]
    [InlineData("class Other { }", "class Other { void Added() { } string Name { get; } = \"\"; int _field; }")]
    [InlineData("class Other;", "// A comment.\nclass Other;")]
    public void ReadsNoModelAgainAfterAnEditElsewhere(string before, string after)
    {
        GeneratorRun first = GeneratorRun.Of(Model, before);

        AssertReasons(first.Edit(1, after), IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void ReparsesAnUnrelatedFileToTheSameSpec() => AssertUntouched(First.Edit(1, "namespace App; class Another { void M() { } }"));

    [Fact]
    public void ReparsesACommentAboveToTheSameSpec() => AssertUntouched(First.Edit(0, "// A comment.\n\n" + Model));

    [Fact]
    public void ReparsesAMovedClassToTheSameSpec() =>
        AssertUntouched(First.Edit(0, Model.Replace("namespace App;", "namespace App;\n\nenum Before;\n\n", StringComparison.Ordinal)));

    [Fact]
    public void ReparsesAnEditedBodyToTheSameSpec() => AssertUntouched(First.Edit(0, Model.Replace("=> 1", "=> 2 * HiddenSize", StringComparison.Ordinal)));

    [Fact]
    public void ReparsesAnEqualExpressionToTheSameSpec() =>
        AssertUntouched(First.Edit(0, Model.Replace("HiddenSize = 8", "HiddenSize = 2 * 4", StringComparison.Ordinal)));

    [Fact]
    public void EmitsAgainWhenTheHiddenSizeChanges()
    {
        GeneratorRun run = First.Edit(0, Model.Replace("HiddenSize = 8", "HiddenSize = 16", StringComparison.Ordinal));

        AssertReasons(run, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);
        Assert.NotEqual(First.Files["App.Model.Shape.g.cs"], run.Files["App.Model.Shape.g.cs"]);
    }

    [Fact]
    public void EmitsAgainWhenAConstantInAnotherFileChanges()
    {
        GeneratorRun first = GeneratorRun.Of(
            Model.Replace("HiddenSize = 8", "HiddenSize = Sizes.H", StringComparison.Ordinal), "static class Sizes { public const int H = 8; }");

        AssertReasons(
            first.Edit(1, "static class Sizes { public const int H = 16; }"),
            IncrementalStepRunReason.Modified,
            IncrementalStepRunReason.Modified,
            IncrementalStepRunReason.Modified);
    }

    /// <summary>What another file declares can make code impossible (RNNGEN011), and possible again.</summary>
    [Theory]
    [InlineData("namespace System { class Math; }")]
    [InlineData("namespace RnnGen.Generated { class Other; }")]
    public void NoticesAHidingDeclarationInAnotherFile(string hiding)
    {
        GeneratorRun hidden = First.Edit(1, hiding);

        Assert.Empty(hidden.Files);
        Assert.Equal(First.Files.Keys, hidden.Edit(1, Other).Files.Keys);
    }

    [Fact]
    public void LeavesTheFirstModelUntouchedWhenASecondIsAdded()
    {
        GeneratorRun run = First.Add(Model.Replace("class Model", "class Second", StringComparison.Ordinal));

        Assert.Equal(
            [("App.Model", IncrementalStepRunReason.Cached), ("App.Second", IncrementalStepRunReason.New)],
            run.Models.Select(model => (model.Spec.Type.HintPrefix, model.Reason)));
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.New], Reasons(run.Steps(TrackingNames.Parse)));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], OutputReasons(run));
    }

    [Fact]
    public void RemovesTheFilesOfAModelThatLosesItsAttribute()
    {
        GeneratorRun run = First.Edit(0, "namespace App; partial class Model;");

        Assert.Empty(run.Files);
        AssertReasons(run, IncrementalStepRunReason.Removed, IncrementalStepRunReason.Removed, IncrementalStepRunReason.Removed);
    }

    [Fact]
    public void TurnsToTheStubWhenASizeBecomesImpossible()
    {
        GeneratorRun run = First.Edit(0, Model.Replace("HiddenSize = 8", "HiddenSize = 0", StringComparison.Ordinal));

        Assert.Equal(["App.Model.Invalid.g.cs"], run.Files.Keys);
        Assert.Equal([IncrementalStepRunReason.Removed], Reasons(run.Steps(TrackingNames.Model)));
        Assert.Equal([IncrementalStepRunReason.New], Reasons(run.Steps(TrackingNames.InvalidModel)));
    }

    private static void AssertUntouched(GeneratorRun run)
    {
        AssertReasons(run, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached);
        Assert.Equal(First.Files, run.Files);
    }

    private static void AssertReasons(
        GeneratorRun run, IncrementalStepRunReason parse, IncrementalStepRunReason model, IncrementalStepRunReason output)
    {
        Assert.Equal([parse], Reasons(run.Steps(TrackingNames.Parse)));
        Assert.Equal([model], Reasons(run.Steps(TrackingNames.Model)));
        Assert.Equal([output], OutputReasons(run));
    }

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRun run) =>
        Reasons(run.Result.TrackedOutputSteps.SelectMany(steps => steps.Value));

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
