using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Tests;

/// <summary>The types that emitted code borrows from the framework and the library.</summary>
public sealed class BorrowedNamesTests
{
    /// <summary>Types that an imported namespace must not have, beside those that it has: they would make a short name ambiguous.</summary>
    private static readonly string[] WouldBeAmbiguous =
    [
        "System.Runtime.Intrinsics.ReadOnlySpan`1", "System.Runtime.Intrinsics.Span`1", "System.Vector256", "System.Vector256`1", "System.Vector512", "System.Vector512`1",
    ];

    private static IEnumerable<GeneratorRun> Runs =>
    [
        .. Enumerable.Range(0, GuestModels.Count).Select(EmittedNames.Run),
        GeneratorRun.Of("[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 0, HiddenSize = 16)] partial class Invalid;"),
    ];

    /// <summary>A list that forgets a name would let a user's declaration change its meaning; one with a name too many would refuse a declaration for nothing.</summary>
    [Fact]
    public void AreThoseThatEmittedCodeUses()
    {
        IEnumerable<string> used = Runs.SelectMany(run => run.Result.GeneratedSources.SelectMany(file => UsedTypes(run.Output.GetSemanticModel(file.SyntaxTree))));

        Assert.Equal(used.Concat(WouldBeAmbiguous).Distinct().Order(StringComparer.Ordinal), BorrowedNames.Reserved.Order(StringComparer.Ordinal));
    }

    /// <summary>Every file has the directives that it needs and no other: the compiler marks what is not used.</summary>
    [Fact]
    public void AreBorrowedOnlyWhereTheyAreUsed() => Assert.All(Runs, run => Assert.All(run.Result.GeneratedSources, file => Assert.DoesNotContain(
        run.Output.GetSemanticModel(file.SyntaxTree).GetDiagnostics(), diagnostic => diagnostic.Id is "CS8019" or "CS8933")));

    /// <summary>Metadata names of the types of other assemblies that a file names, but for those that a keyword names.</summary>
    private static IEnumerable<string> UsedTypes(SemanticModel model) =>
        from name in model.SyntaxTree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : model.GetSymbolInfo(name).Symbol as INamedTypeSymbol
        where symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly)
        select string.Create(CultureInfo.InvariantCulture, $"{symbol.ContainingNamespace}.{symbol.MetadataName}");
}
