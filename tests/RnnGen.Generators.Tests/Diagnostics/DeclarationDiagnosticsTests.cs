namespace RnnGen.Generators.Tests;

/// <summary>RNNGEN001 to 003: what the class and the types around it must be.</summary>
public sealed class DeclarationDiagnosticsTests
{
    private const string Attribute = "[RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)]";

    [Theory]
    [InlineData("A class [|Model|];", "Model", "partial class Model")]
    [InlineData("partial class Outer { class [|Inner|] { A partial class Model; } }", "Inner", "partial class Inner")]
    [InlineData("class [|Outer|] { partial class Inner { A partial class Model; } }", "Outer", "partial class Outer")]
    [InlineData("record struct [|Outer|](int X) { A partial class Model; }", "Outer", "partial record struct Outer")]
    [InlineData("record [|Outer|] { A partial class Model; }", "Outer", "partial record Outer")]
    [InlineData("interface [|Outer|] { A partial class Model; }", "Outer", "partial interface Outer")]
    public void NamesTheTypeThatIsNotPartial(string source, string type, string declaration) => Expected.DeclarationError(
        "RNNGEN001", $"'{type}' is not partial, so no code can be generated for model 'Model': declare it as '{declaration}'", Annotate(source));

    [Theory]
    [InlineData("A partial class [|Model|]<T>;", "generic: remove its type parameters")]
    [InlineData("A static partial class [|Model|];", "static: remove 'static'")]
    [InlineData("A abstract partial class [|Model|];", "abstract: remove 'abstract'")]
    [InlineData("A partial record [|Model|];", "a record: write 'class' instead")]
    [InlineData("A file partial class [|Model|];", "file-local, because generated code is in another file: remove 'file'")]
    [InlineData("partial class Outer<T> { A partial class [|Model|]; }", "nested in the generic type 'Outer<T>': move it out")]
    [InlineData("partial class Outer<T> { partial class Inner { A partial class [|Model|]; } }", "nested in the generic type 'Outer<T>': move it out")]
    [InlineData("file partial class Outer { A partial class [|Model|]; }", "nested in the file-local type 'Outer': move it out")]
    public void SaysWhyTheTypeCannotBeAModel(string source, string reason) =>
        Expected.DeclarationError("RNNGEN002", $"Model 'Model' must not be {reason}", Annotate(source));

    [Theory]
    [InlineData("class Base; A partial class [|Model|] : Base;", "Base")]
    [InlineData("A partial class [|Model|] : System.Collections.Generic.List<int>;", "System.Collections.Generic.List<int>")]
    [InlineData("A partial class [|Model|]; partial class Model : System.Exception;", "System.Exception")]
    public void NamesTheBaseClass(string source, string baseClass) => Expected.DeclarationError(
        "RNNGEN003",
        $"Model 'Model' has base class '{baseClass}', but a model must derive from RnnGen.RnnModel: remove the base class, or wrap the model in a class that has it",
        Annotate(source));

    [Fact]
    public void TellsEveryFaultAtOnce() => Assert.Equal(
        ["RNNGEN004", "RNNGEN001", "RNNGEN002", "RNNGEN003"],
        GeneratorRun.Of("[RnnGen.RnnModel(default, VocabularySize = 1)] class Model<T> : System.Exception;").AnalyzerDiagnostics.Select(diagnostic => diagnostic.Id));

    private static string Annotate(string source) => source.Replace("A ", Attribute + " ", StringComparison.Ordinal);
}
