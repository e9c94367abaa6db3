using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>RNNGEN007: names that the generated part needs for itself.</summary>
public sealed class MemberClashTests
{
    private const string Attribute = "[RnnModel(RecurrentCell.Lstm, VocabularySize = 10, HiddenSize = 16)]";

    [Theory]
    [InlineData("public int [|HiddenSize|] => 3;", "Model.HiddenSize", "constant 'HiddenSize'")]
    [InlineData("void [|Layers|](int x) { }", "Model.Layers(int)", "constant 'Layers'")]
    [InlineData("class [|BatchSize|]<T>;", "Model.BatchSize<T>", "constant 'BatchSize'")]
    [InlineData("public const int [|ParameterCount|] = 1;", "Model.ParameterCount", "constant 'ParameterCount'")]
    [InlineData("public static Model [|Load|](string file) => null!;", "Model.Load(string)", "method 'Load(string)'")]
    [InlineData("public static Model [|Load|](string? file) => null!;", "Model.Load(string?)", "method 'Load(string)'")]
    [InlineData("private int [|Load|];", "Model.Load", "method 'Load(string)'")]
    [InlineData("private partial class [|Network|];", "Model.Network", "type 'Network'")]
    [InlineData("private int [|Network|] { get; }", "Model.Network", "type 'Network'")]
    public void NamesTheMember(string member, string shown, string generated) => Expected.DeclarationError(
        "RNNGEN007",
        $"Member '{shown}' clashes with the generated {generated} of model 'Model': rename it",
        $"{Attribute} partial class Model {{ {member} }}");

    [Theory]
    [InlineData("public [|Model|](Vocabulary words, ulong number) { }", "Model.Model(Vocabulary, ulong)")]
    [InlineData("private [|Model|](ModelFile file) { }", "Model.Model(ModelFile)")]
    public void NamesTheConstructor(string constructor, string shown) => Expected.DeclarationError(
        "RNNGEN007",
        $"Constructor '{shown}' clashes with the generated constructor '{shown}' of model 'Model': change its parameters or remove it",
        $"{Attribute} partial class Model {{ {constructor} }}");

    [Fact]
    public void RefusesAPrimaryConstructor() => Expected.DeclarationError(
        "RNNGEN007",
        "A primary constructor clashes with the generated constructors of model 'Model': write an ordinary constructor that calls this(vocabulary, seed)",
        $"{Attribute} partial class [|Model|](int x) {{ int X => x; }}");

    [Theory]
    [InlineData("HiddenSize", "constant 'HiddenSize'")]
    [InlineData("Load", "method 'Load(string)'")]
    [InlineData("Network", "type 'Network'")]
    public void RefusesAClassNamedLikeItsMember(string name, string generated) => Expected.DeclarationError(
        "RNNGEN007",
        $"The name of class '{name}' clashes with the generated {generated} of model '{name}': rename the class",
        $"{Attribute} partial class [|{name}|];");

    [Theory]
    [InlineData("namespace App { A partial class [|Model|]; namespace Math { class C; } }", "App.Math", "Math", ", or move the model to another namespace")]
    [InlineData("A partial class [|Model|]; class Unsafe;", "Unsafe", "Unsafe", ", or move the model to another namespace")]
    [InlineData("partial class Outer { int Vector256; A partial class [|Model|]; }", "Outer.Vector256", "Vector256", "")]
    [InlineData("A partial class [|Model|] { class VectorMath; }", "Model.VectorMath", "VectorMath", "")]
    public void NamesWhatHidesATypeOfTheGeneratedCode(string source, string shown, string hidden, string elsewhere) => Expected.DeclarationError(
        "RNNGEN007",
        $"'{shown}' clashes with the generated code's use of '{hidden}' of model 'Model': rename it{elsewhere}",
        source.Replace("A ", Attribute + " ", StringComparison.Ordinal));

    [Fact]
    public void LooksPastTheGeneratedMembers()
    {
        GeneratorRun run = GeneratorRun.Of($"using RnnGen; {Attribute} partial class Model;");

        Assert.NotEmpty(((INamedTypeSymbol)run.Output.GetTypeByMetadataName("Model")!).GetMembers("HiddenSize"));
        Assert.Empty(run.AnalyzerDiagnostics);
    }
}
