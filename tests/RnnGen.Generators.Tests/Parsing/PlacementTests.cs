using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>Where a model may stand: each compiles without an error or a warning, generated code included.</summary>
public sealed class PlacementTests
{
    private const string Attribute = "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 11, EmbeddingSize = 16, HiddenSize = 8, SequenceLength = 2, BatchSize = 2)]";

    [Theory]
    [InlineData("Model", "ATTRIBUTE partial class Model;")]
    [InlineData("Model", "ATTRIBUTE public sealed partial class Model { }")]
    [InlineData("Model", "ATTRIBUTE internal partial class Model { public int Own => HiddenSize; }")]
    [InlineData("A.B.Model", "namespace A.B; ATTRIBUTE public partial class Model;")]
    [InlineData("A.B.Model", "namespace A { namespace B { ATTRIBUTE public partial class Model; } }")]
    [InlineData("A.Outer.Model", "namespace A; partial class Outer { ATTRIBUTE private partial class Model; }")]
    [InlineData("Outer.Model", "static partial class Outer { ATTRIBUTE public sealed partial class Model; }")]
    [InlineData("Outer.Model", "partial struct Outer { ATTRIBUTE public sealed partial class Model; }")]
    [InlineData("Outer.Model", "readonly ref partial struct Outer { ATTRIBUTE public sealed partial class Model; }")]
    [InlineData("Outer.Model", "partial record Outer(int X) { ATTRIBUTE public sealed partial class Model; }")]
    [InlineData("Outer.Model", "partial record struct Outer(int X) { ATTRIBUTE public sealed partial class Model; }")]
    [InlineData("IOuter.Model", "partial interface IOuter { ATTRIBUTE protected partial class Model; }")]
    [InlineData("A.B.C.Model", "namespace A; partial class B { partial interface C { ATTRIBUTE sealed partial class Model; } }")]
    [InlineData("class", "ATTRIBUTE public partial class @class;")]
    [InlineData("namespace.record.await", "namespace @namespace; partial class @record { ATTRIBUTE public partial class @await; }")]
    [InlineData("Größe.Añadir", "namespace Größe; ATTRIBUTE public partial class Añadir;")]
    [InlineData("Model", "public partial class Model { } ATTRIBUTE public partial class Model { } public partial class Model { }")]
    [InlineData("Model", "ATTRIBUTE public partial class Model : RnnGen.RnnModel;")]
    [InlineData("Model", "ATTRIBUTE public partial class Model : System.IDisposable { public void Dispose() { } }")]
    [InlineData("My.RnnGen.System.Model", "namespace My.RnnGen.System { using global::RnnGen; [RnnModel(RecurrentCell.Tanh, VocabularySize = 2, HiddenSize = 16)] partial class Model; }")]
    [InlineData("Vocabulary", "ATTRIBUTE public partial class Vocabulary;")]
    [InlineData("App.Model", "namespace App; ATTRIBUTE public partial class Model; class RnnModel; class RnnNetwork; class ModelFile; class Vocabulary; class Suggestion;")]
    [InlineData("App.Model", "namespace App { ATTRIBUTE public partial class Model; class Span; class ReadOnlySpan; } class Math; class VectorMath; namespace Unsafe { class C; }")]
    public void CompilesWithoutAWarning(string hintPrefix, string source)
    {
        GeneratorRun run = GeneratorRun.Of(source.Replace("ATTRIBUTE", Attribute, StringComparison.Ordinal));

        Assert.Equal(hintPrefix, Assert.Single(run.Models).Spec.Type.HintPrefix);
        AssertCompiles(run);
        Assert.All(run.Files.Keys, hint => Assert.StartsWith(hintPrefix + ".", hint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public void Load(int number) { }")]
    [InlineData("public void LoadFrozen(string path) { }")]
    [InlineData("public static Model Create(int number) => null!;")]
    [InlineData("public static void Load(ref string path) { }")]
    [InlineData("public static void Load<T>(string path) { }")]
    [InlineData("private sealed class Network; private sealed class Tiles; private sealed class Panels;")]
    [InlineData("public Model(RnnGen.Vocabulary vocabulary) : this(vocabulary, 7) { }")]
    [InlineData("public string Name { get; init; } = \"\"; static Model() { }")]
    public void LeavesRoomForMembersBesideTheGenerated(string member) =>
        AssertCompiles(GeneratorRun.Of($"{Attribute} public partial class Model {{ {member} }}"));

    [Fact]
    public void CompilesSeveralModelsOfOneName()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"namespace A {{ {Attribute} partial class Model; }} namespace B {{ {Attribute} partial class Model; partial class Outer {{ {Attribute} partial class Model; }} }}",
            $"{Attribute} partial class Model;");

        Assert.Equal(["A.Model", "B.Model", "B.Outer.Model", "Model"], run.Models.Select(model => model.Spec.Type.HintPrefix).Order(StringComparer.Ordinal));
        AssertCompiles(run);
    }

    [Fact]
    public void TellsNamesApartThatDifferInCaseAlone()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"namespace App {{ {Attribute} partial class Chat; {Attribute} partial class chat; }} namespace app {{ {Attribute} partial class Chat; }}");

        Assert.Equal(["App.Chat", "App.chat-2", "app-2.Chat"], run.Models.Select(model => model.Spec.Type.HintPrefix));
        AssertCompiles(run);
    }

    /// <summary>A namespace of its own for every model, whatever its name is made of.</summary>
    [Fact]
    public void GivesEveryModelANamespaceOfItsOwn()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"namespace A_B {{ {Attribute} partial class C; }} namespace A.B {{ {Attribute} partial class C; }} namespace A {{ {Attribute} partial class B_C; {Attribute} partial class b_c; }}",
            $"{Attribute} partial class @event; namespace A_ {{ {Attribute} partial class B; }} namespace A {{ {Attribute} partial class _B; }}");

        Assert.Equal(
            [
                "RnnGen.Generated.@event", "RnnGen.Generated.A_0B_C", "RnnGen.Generated.A_0_B", "RnnGen.Generated.A_B_0C", "RnnGen.Generated.A_B_C", "RnnGen.Generated.A__0B",
                "RnnGen.Generated.A_b_0c_2",
            ],
            run.Models.Select(model => model.Spec.Type.GeneratedNamespace).Order(StringComparer.Ordinal));
        AssertCompiles(run);
    }

    [Fact]
    public void CompilesWithTheOldestLanguage() =>
        AssertCompiles(GeneratorRun.Of(LanguageRules.Oldest, $"namespace App; {Attribute} public partial class Model {{ }}"));

    [Fact]
    public void WritesTheSameBytesTwice()
    {
        string source = $"{Attribute} public partial class Model;";

        Assert.Equal(GeneratorRun.Of(source).Files, GeneratorRun.Of(source).Files);
    }

    private static void AssertCompiles(GeneratorRun run)
    {
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Empty(run.AnalyzerDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotEmpty(run.Files);
    }
}
