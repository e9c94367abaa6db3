using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Tests;

/// <summary>What the names in generated code are bound to: the name, what it is, and whose.</summary>
internal static class Binding
{
    /// <summary>As many members of a file show what a name means in it: all are in one scope.</summary>
    private const int MembersOfAFile = 2;

    /// <summary>What every name is bound to.</summary>
    public static IEnumerable<string> OfAll(GeneratorRun run) => run.Result.GeneratedSources.SelectMany(file => Of(run, file, Tokens(file.SyntaxTree)));

    /// <summary>What <paramref name="name"/> is bound to in the first members of each file that mention it, and outside members.</summary>
    public static IEnumerable<string> OfName(GeneratorRun run, string name) => run.Result.GeneratedSources.SelectMany(file =>
    {
        MemberDeclarationSyntax[] members = [.. Members(file.SyntaxTree, name)];
        return Of(run, file, Tokens(file.SyntaxTree).Where(token => token.ValueText == name && (Member(token) is not { } member || members.Contains(member))));
    });

    /// <summary>The first generated members of a file that mention <paramref name="name"/>.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Members(SyntaxTree tree, string name) =>
        Tokens(tree).Where(token => token.ValueText == name).Select(Member).OfType<MemberDeclarationSyntax>().Distinct().Take(MembersOfAFile);

    /// <summary>The name that a meaning begins with.</summary>
    public static string NameOf(string meaning) => meaning[..meaning.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>Whether a meaning is that of a type, a namespace or an attribute's constructor.</summary>
    public static bool IsOfType(string meaning) => meaning.Contains(" NamedType ", StringComparison.Ordinal) || meaning.Contains(" Namespace ", StringComparison.Ordinal) || meaning.Contains("Attribute(", StringComparison.Ordinal);

    private static IEnumerable<string> Of(GeneratorRun run, GeneratedSourceResult file, IEnumerable<SyntaxToken> tokens)
    {
        SyntaxTree[] generated = [.. run.Result.GeneratedSources.Select(source => source.SyntaxTree)];
        SemanticModel model = run.Output.GetSemanticModel(file.SyntaxTree);
        string where = file.HintName.EndsWith(".Shape.g.cs", StringComparison.Ordinal) ? "in the model" : "in the passes";
        return tokens.Where(token => token.Parent is SimpleNameSyntax).Select(token => $"{token.ValueText} {Meaning(model.GetSymbolInfo((SimpleNameSyntax)token.Parent!).Symbol, generated)} {where}");
    }

    /// <summary>The method, property or field around a token.</summary>
    private static MemberDeclarationSyntax? Member(SyntaxToken token) =>
        token.Parent!.AncestorsAndSelf(ascendOutOfTrivia: true).OfType<MemberDeclarationSyntax>().First() is var member and not (TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax) ? member : null;

    private static IEnumerable<SyntaxToken> Tokens(SyntaxTree tree) => tree.GetRoot().DescendantTokens(descendIntoTrivia: true)
        .Where(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.GlobalKeyword && token.Parent!.Parent is not PragmaWarningDirectiveTriviaSyntax
            && token.Parent.AncestorsAndSelf().OfType<NameSyntax>().LastOrDefault() is not { Parent: BaseNamespaceDeclarationSyntax });

    /// <summary>Generated code's own declarations are told apart from others by their kind alone: their full names begin with the user's.</summary>
    private static string Meaning(ISymbol? symbol, SyntaxTree[] generated) => symbol switch
    {
        null => "nothing",
        INamespaceSymbol => "Namespace",
        { DeclaringSyntaxReferences: { Length: > 0 } parts } => parts.Any(part => generated.Contains(part.SyntaxTree)) ? $"{symbol.Kind} of generated code" : $"{symbol.Kind} {symbol} of the user",
        IMethodSymbol { ReducedFrom: not null } => $"extension method {symbol} of {symbol.ContainingAssembly.Name}",
        _ => $"{symbol.Kind} {symbol.OriginalDefinition} of {symbol.ContainingAssembly.Name}",
    };
}
