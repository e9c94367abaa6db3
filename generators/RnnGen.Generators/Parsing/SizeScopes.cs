using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnGen.Generators.Parsing;

/// <summary>The types among whose members a name is looked up.</summary>
internal static class SizeScopes
{
    /// <summary>The type in front of the dot; for a name without one the types around it, innermost first, then those that are used statically.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(ExpressionSyntax name, SemanticModel model, Compilation compilation, CancellationToken cancellationToken)
    {
        if (name is MemberAccessExpressionSyntax access)
        {
            return model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is INamedTypeSymbol type ? [type] : [];
        }

        // The attribute of a class sees the members of that class before all others.
        IEnumerable<INamedTypeSymbol> enclosing = name.Ancestors()
            .OfType<TypeDeclarationSyntax>()
            .Select(declaration => model.GetDeclaredSymbol(declaration, cancellationToken))
            .OfType<INamedTypeSymbol>();
        return enclosing.Concat(UsedStatically(name, compilation, cancellationToken));
    }

    private static IEnumerable<INamedTypeSymbol> UsedStatically(ExpressionSyntax name, Compilation compilation, CancellationToken cancellationToken)
    {
        IEnumerable<UsingDirectiveSyntax> local = name.Ancestors().SelectMany(static around => around switch
        {
            BaseNamespaceDeclarationSyntax declaration => declaration.Usings,
            CompilationUnitSyntax file => file.Usings,
            _ => [],
        });
        IEnumerable<UsingDirectiveSyntax> global = compilation.SyntaxTrees
            .Select(tree => ((CompilationUnitSyntax)tree.GetRoot(cancellationToken)).Usings)
            .SelectMany(static usings => usings.Where(static use => use.GlobalKeyword.RawKind != 0));
        return local.Concat(global)
            .Where(static use => use.StaticKeyword.RawKind != 0)
            .Select(use => compilation.GetSemanticModel(use.SyntaxTree).GetSymbolInfo(use.NamespaceOrType, cancellationToken).Symbol)
            .OfType<INamedTypeSymbol>();
    }
}
