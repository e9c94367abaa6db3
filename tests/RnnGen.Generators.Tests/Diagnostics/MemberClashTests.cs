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
    [InlineData("public static Model [|Load|](string file) => null!;", "Model.Load(string)", "methods 'Load'")]
    [InlineData("public static Model [|Load|](string? file) => null!;", "Model.Load(string?)", "methods 'Load'")]
    [InlineData("public void [|Load|](System.IO.Stream stream) { }", "Model.Load(Stream)", "methods 'Load'")]
    [InlineData("public void [|Load|](System.ReadOnlyMemory<byte> bytes) { }", "Model.Load(ReadOnlyMemory<byte>)", "methods 'Load'")]
    [InlineData("public void [|Load|](ModelFile file) { }", "Model.Load(ModelFile)", "methods 'Load'")]
    [InlineData("public void [|LoadFrozen|](string path, FreezeOptions? options) { }", "Model.LoadFrozen(string, FreezeOptions?)", "methods 'LoadFrozen'")]
    [InlineData("private int [|LoadFrozen|];", "Model.LoadFrozen", "methods 'LoadFrozen'")]
    [InlineData("private int [|Load|];", "Model.Load", "methods 'Load'")]
    [InlineData("[System.Runtime.CompilerServices.IndexerName(\"Layers\")] public int [|this|][int i] => i;", "Model.this[int]", "constant 'Layers'")]
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

    [Theory]
    [InlineData("static ModelShape IRnnModel<Model>.[|Shape|] => null!;", "Shape")]
    [InlineData("static long global::RnnGen.IRnnModel<global::Model>.[|TrainingWorkspaceBytes|] => 1;", "TrainingWorkspaceBytes")]
    [InlineData("static Model IRnnModel<Model>.[|Create|](Vocabulary words, ulong number) => null!;", "Create")]
    public void NamesTheExplicitImplementation(string member, string shown) => Expected.DeclarationError(
        "RNNGEN007",
        $"The explicit implementation of 'IRnnModel<Model>.{shown}' clashes with the generated one of model 'Model': remove it",
        $"{Attribute} partial class Model {{ {member} }}");

    [Fact]
    public void FindsAnExplicitImplementationInANestedModel() => Assert.Equal("RNNGEN007", Assert.Single(GeneratorRun.Of(
        "namespace App; using I = RnnGen.IRnnModel<Outer.Model>; partial class Outer { " + Attribute.Replace("R", "RnnGen.R", StringComparison.Ordinal) + " partial class Model { static RnnGen.ModelShape I.Shape => null!; } }").AnalyzerDiagnostics).Id);

    [Theory]
    [InlineData("public static Model [|Load|](object source) => null!;", "Model.Load(object)", "methods 'Load'")]
    [InlineData("public static void [|LoadFrozen|](object source, object options) { }", "Model.LoadFrozen(object, object)", "methods 'LoadFrozen'")]
    [InlineData("public [|Model|](object source) : this(Vocabulary.Build(WordTokenizer.Default, \"\", 9)) { }", "Model.Model(object)", "constructors")]
    public void NamesThePriority(string member, string shown, string generated) => Expected.DeclarationError(
        "RNNGEN007",
        $"The overload priority of '{shown}' clashes with the generated {generated} of model 'Model': remove it",
        $"{Attribute} partial class Model {{ [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] {member} }}");

    [Fact]
    public void LeavesOtherPrioritiesAlone() => Assert.Empty(GeneratorRun.Of(
        $"using RnnGen; {Attribute} partial class Model {{ [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)] public static void Load(object x) {{ }} [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void Other() {{ }} }}")
        .AnalyzerDiagnostics);

    [Fact]
    public void RefusesAPrimaryConstructor() => Expected.DeclarationError(
        "RNNGEN007",
        "A primary constructor clashes with the generated constructors of model 'Model': write an ordinary constructor that calls this(vocabulary, seed)",
        $"{Attribute} partial class [|Model|](int x) {{ int X => x; }}");

    [Theory]
    [InlineData("HiddenSize", "constant 'HiddenSize'")]
    [InlineData("Load", "methods 'Load'")]
    public void RefusesAClassNamedLikeItsMember(string name, string generated) => Expected.DeclarationError(
        "RNNGEN007",
        $"The name of class '{name}' clashes with the generated {generated} of model '{name}': rename the class",
        $"{Attribute} partial class [|{name}|];");

    [Fact]
    public void LooksPastTheGeneratedMembers()
    {
        GeneratorRun run = GeneratorRun.Of($"using RnnGen; {Attribute} partial class Model;");

        Assert.NotEmpty(((INamedTypeSymbol)run.Output.GetTypeByMetadataName("Model")!).GetMembers("HiddenSize"));
        Assert.Empty(run.AnalyzerDiagnostics);
    }
}
