using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rules that a class can have a second part that derives from <c>RnnModel</c>.</summary>
internal static class DeclarationRules
{
    public static IEnumerable<RuleFinding> Check(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (!IsPartial(part))
            {
                yield return RuleFinding.AtDeclaration(
                    DiagnosticIds.NotPartial, part, part.Name, type.Name, $"partial {TypeDeclarationReader.Keyword(part)} {part.Name}");
            }
        }

        foreach ((string kind, string remedy) in UnsupportedKinds(type))
        {
            yield return RuleFinding.AtDeclaration(DiagnosticIds.UnsupportedType, type, type.Name, kind, remedy);
        }

        if (HasOwnBaseClass(type))
        {
            yield return RuleFinding.AtDeclaration(DiagnosticIds.OwnBaseClass, type, type.Name, type.BaseType!.ToDisplayString());
        }
    }

    private static IEnumerable<(string Kind, string Remedy)> UnsupportedKinds(INamedTypeSymbol type)
    {
        if (type.IsRecord)
        {
            yield return ("a record", "write 'class' instead");
        }

        if (type.Arity > 0)
        {
            yield return ("generic", "remove its type parameters");
        }

        if (type.IsStatic)
        {
            yield return ("static", "remove 'static'");
        }
        else if (type.IsAbstract)
        {
            yield return ("abstract", "remove 'abstract'");
        }

        if (type.IsFileLocal)
        {
            yield return ("file-local, because generated code is in another file", "remove 'file'");
        }

        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (container.Arity > 0 || container.IsFileLocal)
            {
                string kind = container.Arity > 0 ? "generic" : "file-local";
                yield return ($"nested in the {kind} type '{container.ToDisplayString()}'", "move it out");
            }
        }
    }

    private static bool HasOwnBaseClass(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
        && !(baseType is { Name: "RnnModel", ContainingType: null } && AttributeReader.IsRunTimeNamespace(baseType.ContainingNamespace));

    private static bool IsPartial(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return true;
    }
}
