using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        "DropoutMasks", "GradientNorm", "LossPosition", "Math", "MemoryMarshal", "MethodImpl", "ModelShape", "NetworkLayout", "Panels", "ParameterRole", "ParameterTensor", "ReadOnlySpan<T>",
        "RecurrentCell", "RnnNetwork", "SampledColumns", "SampledTargets", "Span<T>", "TeamMember", "Unsafe", "Vector256", "Vector256<T>", "Vector512", "Vector512<T>", "VectorMath", "WordColumns",
        "WordRows", "Network", "Tiles",
    ];

    public static TheoryData<string> AllNames => [.. Names];

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

    /// <summary>In the model's namespace, around it, in it, at its base, and by aliases and usings for the whole project.</summary>
    [Theory]
    [MemberData(nameof(AllNames))]
    public void MayBeDeclaredByTheUser(string name)
    {
        const string Attribute = "[RnnGen.RnnModel(RnnGen.RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 4, HiddenSize = 16)]";
        string plain = name.Replace("<T>", "", StringComparison.Ordinal);
        string[] sources =
        [
            $"namespace App {{ class {name}; {Attribute} partial class Model; }}",
            $"class {name}; namespace App {{ {Attribute} partial class Model; }}",
            $"namespace RnnGen.App {{ class {name}; {Attribute} partial class Model; }}",
            $"namespace App {{ partial class Outer {{ class {name}; {Attribute} partial class Model; }} }}",
            $"namespace App {{ {Attribute} partial class Model {{ class {name}; }} }}",
            $"namespace App {{ class Base {{ protected class {name}; }} partial class Outer : Base {{ {Attribute} partial class Model; }} }}",
            $"global using {plain} = System.String; namespace App {{ {Attribute} partial class Model; }}",
            $"global using Orchard; namespace Orchard {{ public class {name}; }} namespace App {{ {Attribute} partial class Model; }}",
            $"namespace App.{plain} {{ {Attribute} partial class Model; }}",
            $"namespace App {{ {Attribute} partial class {plain}; }}",
        ];

        Assert.All(sources, source =>
        {
            GeneratorRun run = GeneratorRun.Of(source);
            Assert.NotEmpty(run.Files);
            Assert.Empty(run.AnalyzerDiagnostics);
            Assert.True(run.CompilerDiagnostics.Count == 0, $"{source}{Environment.NewLine}{string.Join(Environment.NewLine, run.CompilerDiagnostics)}");
        });
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
