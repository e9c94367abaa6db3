using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Parsing;

/// <summary>
/// What one file contributes to the meaning of names elsewhere, as far as a model's rules ask: using directives, namespaces, types with their headers, constants, and every member of
/// partial types, which may be parts of a model. Bodies count for nothing, and neither do other members of types that are not partial.
/// </summary>
internal static class DeclarationOutline
{
    /// <summary>Whether two versions of a file contribute the same.</summary>
    public static bool AreAlike(SyntaxTree tree, SyntaxTree other) =>
        SyntaxFactory.AreEquivalent(tree, other, topLevel: true) || Of(tree).SequenceEqual(Of(other), Comparer.Instance);

    private static IEnumerable<(int Depth, SyntaxNode Node)> Of(SyntaxTree tree) => Inside(tree.GetRoot(), depth: 0);

    private static IEnumerable<(int Depth, SyntaxNode Node)> Inside(SyntaxNode around, int depth) => around.ChildNodes().SelectMany(child => child switch
    {
        BaseNamespaceDeclarationSyntax declaration => Inside(declaration, depth + 1).Prepend((depth, declaration.WithMembers(default))),
        TypeDeclarationSyntax type when !type.Modifiers.Any(SyntaxKind.PartialKeyword) => Inside(type, depth + 1).Prepend((depth, type.WithMembers(default))),
        FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => [],
        TypeDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax or FieldDeclarationSyntax or UsingDirectiveSyntax or ExternAliasDirectiveSyntax => [(depth, child)],
        _ => Enumerable.Empty<(int, SyntaxNode)>(),
    });

    private sealed class Comparer : IEqualityComparer<(int Depth, SyntaxNode Node)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((int Depth, SyntaxNode Node) x, (int Depth, SyntaxNode Node) y) => x.Depth == y.Depth && SyntaxFactory.AreEquivalent(x.Node, y.Node, topLevel: true);

        public int GetHashCode((int Depth, SyntaxNode Node) obj) => obj.Depth;
    }
}
