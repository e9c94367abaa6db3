using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Tests;

/// <summary>Generated code must not break because a user's declaration bears the name of a type that it uses.</summary>
public sealed class BorrowedNamesTests
{
    private const string Models = """
        using RnnGen;
        [RnnModel(RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, Layers = 2)] partial class A;
        [RnnModel(RecurrentCell.Relu, VocabularySize = 20, HiddenSize = 5, Loss = LossPosition.LastStep)] partial class B;
        [RnnModel(RecurrentCell.Tanh, VocabularySize = 20, HiddenSize = 40, BatchSize = 1)] partial class C;
        [RnnModel(RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, TieEmbeddings = true)] partial class D;
        """;

    [Fact]
    public void AreThoseThatEmittedCodeUses()
    {
        GeneratorRun run = GeneratorRun.Of(Models);

        HashSet<(string, int)> used = [.. run.Result.GeneratedSources.SelectMany(file => UsedTypes(run.Output.GetSemanticModel(file.SyntaxTree)))];

        // [MethodImpl] is looked up under both its names.
        Assert.Equal(BorrowedNames.All.Where(name => name.Name != "MethodImplAttribute").Order(), used.Order());
    }

    public static TheoryData<string> Clashes => [.. BorrowedNames.All.Select(name => name.Name + (name.Arity > 0 ? "<T>" : ""))];

    [Theory]
    [MemberData(nameof(Clashes))]
    public void AreExplainedWhereTheyAreHidden(string name)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            namespace App
            {
                class {{name}};
                [RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 20, HiddenSize = 16)] partial class Model;
            }
            """);

        Assert.Contains("App." + name, Assert.Single(run.AnalyzerDiagnostics, diagnostic => diagnostic.Id == "RNNGEN007").GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static IEnumerable<(string Name, int Arity)> UsedTypes(SemanticModel model) =>
        from name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where name.Parent is not (QualifiedNameSyntax or AliasQualifiedNameSyntax or NameEqualsSyntax)
            && (name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
        let symbol = model.GetSymbolInfo(name).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType
            : model.GetSymbolInfo(name).Symbol as INamedTypeSymbol
        where symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly)
        where name.Identifier.ValueText is not ("nint" or "nuint")
        select (name.Identifier.ValueText, name.Arity);
}
