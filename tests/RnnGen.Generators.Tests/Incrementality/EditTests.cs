namespace RnnGen.Generators.Tests;

/// <summary>Edits in one file that change what is generated for a model in another: the next run of a driver gives what a build from scratch gives.</summary>
public sealed class EditTests
{
    private const string Arguments = "RecurrentCell.Gru, VocabularySize = 10, HiddenSize = 16";
    private const string Model = "using RnnGen; namespace App; [RnnModel(" + Arguments + ")] partial class Model;";
    private const string ByName = "using RnnGen; namespace App; [RnnModel(RecurrentCell.Gru, VocabularySize = 10, HiddenSize = Sizes.H)] partial class Model;";

    [Theory]
    [InlineData(ByName, "static class Sizes { public const int H = 16; }", "static class Sizes { public const int H = 32; }")]
    [InlineData(ByName, "class Sizes : Small; class Small { public const int H = 16; } class Large { public const int H = 32; }", "class Sizes : Large; class Small { public const int H = 16; } class Large { public const int H = 32; }")]
    [InlineData(ByName, "static class Sizes { public const int H = (int)Kind.B; } enum Kind { A = 16, B = 32 }", "static class Sizes { public const int H = (int)Kind.B; } enum Kind { A = 16, B = 48 }")]
    [InlineData(ByName, "static class Sizes { public const int H = 16; }", "static class Sizes { public const int H = 16; } namespace App { static class Sizes { public const int H = 32; } }")]
    [InlineData(ByName, "static class Sizes { public const int H = 16; }", "static class Sizes { public static int H = 16; }")]
    [InlineData(ByName, "global using Sizes = Small; static class Small { public const int H = 16; } static class Large { public const int H = 32; }", "global using Sizes = Large; static class Small { public const int H = 16; } static class Large { public const int H = 32; }")]
    [InlineData(ByName, "static class Sizes { public const int H = Other.HiddenSize; } " + "[RnnGen.RnnModel(RnnGen.RecurrentCell.Tanh, VocabularySize = 10, HiddenSize = 16)] partial class Other;", "static class Sizes { public const int H = Other.HiddenSize; } " + "[RnnGen.RnnModel(RnnGen.RecurrentCell.Tanh, VocabularySize = 10, HiddenSize = 32)] partial class Other;")]
    [InlineData(Model, "namespace App; partial class Model;", "namespace App; partial class Model { int Layers; }")]
    [InlineData(Model, "namespace App; partial class Model { void Load(string path) { } }", "namespace App; partial class Model { void Load(int path) { } }")]
    [InlineData(Model, "namespace App; partial class Model;", "namespace App; class Model;")]
    [InlineData(Model, "namespace App; partial class Model;", "namespace App; partial class Model : System.Exception;")]
    [InlineData(Model, "namespace App; partial class Model;", "namespace App; static partial class Model;")]
    [InlineData(Model, "namespace App; class Other;", "namespace App; class RnnModelAttribute(RnnGen.RecurrentCell cell) : System.Attribute { public int VocabularySize; public int HiddenSize; }")]
    [InlineData(Model, "namespace App; class Other;", "namespace App; class MODEL;")]
    [InlineData(Model, "class Other { class MODEL; }", "namespace App { class MODEL; }")]
    [InlineData("using RnnGen; namespace App; partial class Outer { [RnnModel(" + Arguments + ")] partial class Model; }", "namespace App; partial class Outer;", "namespace App; class Outer;")]
    [InlineData("using RnnGen; namespace App; [M(" + Arguments + ")] partial class Model;", "class Other;", "global using M = RnnGen.RnnModelAttribute; class Other;")]
    [InlineData("using RnnGen; namespace App; [M(" + Arguments + ")] partial class Model;", "global using M = RnnGen.RnnModelAttribute; namespace App { class MODEL; }", "global using M = RnnGen.RnnModelAttribute;")]
    [InlineData("namespace App; [RnnModel(" + "RnnGen.RecurrentCell.Gru, VocabularySize = 10, HiddenSize = 16)] partial class Model;", "class Other;", "global using RnnGen; class Other;")]
    public void GiveWhatABuildFromScratchGives(string model, string before, string after)
    {
        GeneratorRun first = GeneratorRun.Of(model, before);
        GeneratorRun edited = first.Edit(1, after);

        Assert.Equal(GeneratorRun.Of(model, after).Files, edited.Files);
        Assert.NotEqual(first.Files, edited.Files);
        Assert.Equal(first.Files, edited.Edit(1, before).Files);
    }

    /// <summary>Edits that are skipped add up: what is compared is what was read, not the text before.</summary>
    [Fact]
    public void AreNoticedAfterEditsThatWereNot()
    {
        const string Sizes = "static class Sizes { public const int H = 16; static int M() => 1; }";

        GeneratorRun run = GeneratorRun.Of(ByName, Sizes).Edit(1, Sizes.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        run = run.Edit(1, Sizes.Replace("=> 1", "=> 3", StringComparison.Ordinal)).Add("class Other;").Edit(2, "class Other { int Added; }");

        Assert.Equal(16, Assert.Single(run.Models).Spec.HiddenSize);
        Assert.Equal(24, Assert.Single(run.Edit(1, Sizes.Replace("16", "24", StringComparison.Ordinal)).Models).Spec.HiddenSize);
    }

    /// <summary>The model's own file is read again although nothing else changed since declarations were compared.</summary>
    [Fact]
    public void AreNoticedInTheModelItself()
    {
        GeneratorRun run = GeneratorRun.Of(Model, "class Other { int M() => 1; }").Edit(1, "class Other { int M() => 2; }");

        GeneratorRun edited = run.Edit(0, Model.Replace("HiddenSize = 16", "HiddenSize = 32", StringComparison.Ordinal));

        Assert.Equal(32, Assert.Single(edited.Models).Spec.HiddenSize);
        Assert.Equal(["App.Model"], run.Edit(0, "// Moved.\n" + Model).Models.Select(model => model.Spec.Type.HintPrefix));
    }
}
