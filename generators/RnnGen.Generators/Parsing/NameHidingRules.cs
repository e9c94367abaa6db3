using Microsoft.CodeAnalysis;

namespace RnnGen.Generators;

/// <summary>Does a declaration around the class hide a type that the generated code calls by its short name?</summary>
internal static class NameHidingRules
{
    public static IEnumerable<RuleFinding> Check(INamedTypeSymbol type)
    {
        foreach ((string name, int arity) in BorrowedNames.All)
        {
            if (FindHiding(type, name, arity) is { } hiding)
            {
                yield return RuleFinding.AtDeclaration(
                    DiagnosticIds.MemberClash,
                    type,
                    $"'{hiding.ToDisplayString()}'",
                    $"code's use of '{name}'",
                    type.Name,
                    hiding.ContainingSymbol is INamespaceSymbol ? "rename it, or move the model to another namespace" : "rename it");
            }
        }
    }

    /// <summary>The compiler looks in the class, the classes around it and their namespace before it looks at usings.</summary>
    private static ISymbol? FindHiding(INamedTypeSymbol type, string name, int arity)
    {
        INamespaceOrTypeSymbol scope = type;
        while (true)
        {
            ISymbol? hiding = scope.GetMembers(name).FirstOrDefault(symbol => symbol is INamedTypeSymbol found ? found.Arity == arity : arity == 0);
            if (hiding is not null || scope is INamespaceSymbol)
            {
                return hiding;
            }

            scope = scope.ContainingType is { } container ? container : scope.ContainingNamespace;
        }
    }
}
