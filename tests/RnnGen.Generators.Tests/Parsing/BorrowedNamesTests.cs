using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>Generated code means the same whatever a user's declarations are called: the passes live in a namespace that none of them reaches.</summary>
public sealed class BorrowedNamesTests
{
    private const string Models = """
        using RnnGen;
        [RnnModel(RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, Layers = 2)] partial class A;
        [RnnModel(RecurrentCell.Relu, VocabularySize = 20, HiddenSize = 5, Loss = LossPosition.LastStep)] partial class B;
        [RnnModel(RecurrentCell.Gru, VocabularySize = 20, HiddenSize = 40, BatchSize = 1)] partial class C;
        [RnnModel(RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, TieEmbeddings = true)] partial class D;
        """;

    /// <summary>Names of types, without those of their own namespace, that the passes use.</summary>
    private static readonly string[] Names =
    [
        "CarriedRegion", "DropoutMasks", "GradientNorm", "LossPosition", "Math", "MemoryMarshal", "MethodImpl", "MethodImplOptions", "ModelShape", "NetworkLayout", "PanelLayout",
        "Panels", "ParameterRole", "ParameterTensor", "ReadOnlySpan<T>",
        "RecurrentCell", "RnnNetwork", "SampledColumns", "SampledTargets", "Span<T>", "TeamMember", "Unsafe", "Vector256", "Vector256<T>", "Vector512", "Vector512<T>", "VectorMath", "WordColumns",
        "WordRows", "Network", "Tiles",
    ];

    /// <summary>Where a user may declare all of them: <c>TYPES</c> are declarations, <c>ALIASES</c> aliases for the whole project, MODEL the model.</summary>
    public static TheoryData<string> Places =>
    [
        "namespace App { TYPES MODEL }",
        "TYPES namespace App { MODEL }",
        "namespace RnnGen.App { TYPES MODEL }",
        "namespace RnnGen { namespace App { MODEL } } namespace RnnGen.Generated { TYPES }",
        "namespace App { partial class Outer { TYPES MODEL } }",
        "namespace App { class Base { TYPES } partial class Outer : Base { MODEL } }",
        "ALIASES namespace App { MODEL }",
        "global using Orchard; namespace Orchard { TYPES } namespace App { MODEL }",
    ];

    /// <summary>A list that forgets a name would leave it untested.</summary>
    [Fact]
    public void AreThoseThatEmittedCodeUses()
    {
        GeneratorRun run = GeneratorRun.Of(Models);

        HashSet<string> used = [.. run.Result.GeneratedSources.SelectMany(file => UsedTypes(run.Output.GetSemanticModel(file.SyntaxTree)))];

        Assert.Equal(Names.Except(["Network", "Tiles"]).Order(), used.Order());
    }

    /// <summary>Every file has the directives that it needs and no other: the compiler marks what is not used.</summary>
    [Fact]
    public void AreBorrowedOnlyWhereTheyAreUsed()
    {
        GeneratorRun run = GeneratorRun.Of(Models);

        Assert.All(run.Result.GeneratedSources, file => Assert.DoesNotContain(
            run.Output.GetSemanticModel(file.SyntaxTree).GetDiagnostics(), diagnostic => diagnostic.Id is "CS8019" or "CS8933"));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void MayBeDeclaredByTheUser(string place)
    {
        string types = string.Concat(Names.Select(name => $"public class {name}; "));
        string aliases = string.Concat(Names.Select(Plain).Distinct().Select(name => $"global using {name} = System.String; "));

        AssertCompiles(place.Replace("TYPES", types, StringComparison.Ordinal).Replace("ALIASES", aliases, StringComparison.Ordinal).Replace("MODEL", Model("Model"), StringComparison.Ordinal));
    }

    /// <summary>A model, its namespace or a type within it.</summary>
    [Fact]
    public void MayBeTheNamesOfModels() => AssertCompiles(string.Concat(Names.Select(Plain).Distinct().Select(name =>
        $"namespace App {{ {Model(name)} }} namespace App.In{name}.{name} {{ {Model("Model", $"class {name};")} }} ")));

    private static string Plain(string name) => name.Replace("<T>", "", StringComparison.Ordinal);

    private static string Model(string name, string members = "") =>
        $"[global::RnnGen.RnnModel(global::RnnGen.RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 16, HiddenSize = 16)] partial class {name} {{ {members} }}";

    private static void AssertCompiles(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.NotEmpty(run.Files);
        Assert.Empty(run.AnalyzerDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static IEnumerable<string> UsedTypes(SemanticModel model) =>
        from name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where name.Parent is not (QualifiedNameSyntax or AliasQualifiedNameSyntax or NameEqualsSyntax)
            && (name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
        let symbol = model.GetSymbolInfo(name).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType
            : model.GetSymbolInfo(name).Symbol as INamedTypeSymbol
        where symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly)
        where name.Identifier.ValueText is not ("nint" or "nuint")
        select name.Identifier.ValueText + (name.Arity > 0 ? "<T>" : "");
}
