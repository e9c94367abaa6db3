using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>Reader of a class's declaration: what the generated part has to repeat around it, and the names of its files.</summary>
internal static class TypeDeclarationReader
{
    public static TypeDeclarationSpec Read(INamedTypeSymbol type)
    {
        List<string> containers = [];
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, $"partial {Keyword(container)} {Escape(container.Name)}");
        }

        string[] namespaces = [.. Namespaces(type).Select(static part => Escape(part.Name))];
        string hintPrefix = HintPrefix(type);
        return new TypeDeclarationSpec(
            string.Join(".", namespaces), new EquatableArray<string>([.. containers]), Escape(type.Name), hintPrefix, $"RnnGen.Generated.{Identifier(hintPrefix)}");
    }

    /// <summary>
    /// A unique name as a single identifier, since a nested namespace could hide a type that the inner one uses. No part begins with a digit and no number with 0, so
    /// <c>_0</c> can only be an underscore.
    /// </summary>
    private static string Identifier(string name) => Escape(name.Replace("_", "_0").Replace('.', '_').Replace('-', '_'));

    /// <summary>The keyword that declares <paramref name="type"/>.</summary>
    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string HintPrefix(INamedTypeSymbol type)
    {
        List<string> parts = [];
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            INamespaceOrTypeSymbol around = part.ContainingType is { } container ? container : part.ContainingNamespace;
            parts.Insert(0, Distinguish(part, around));
        }

        return string.Join(".", Namespaces(type).Select(static part => Distinguish(part, part.ContainingNamespace)).Concat(parts));
    }

    private static List<INamespaceSymbol> Namespaces(INamedTypeSymbol type)
    {
        List<INamespaceSymbol> namespaces = [];
        for (INamespaceSymbol part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
        {
            namespaces.Insert(0, part);
        }

        return namespaces;
    }

    /// <summary>
    /// Names of generated files ignore case, C# does not: among siblings such as Chat and chat, the later in ordinal order gets a number after a
    /// dash, which no identifier can contain.
    /// </summary>
    private static string Distinguish(INamespaceOrTypeSymbol part, INamespaceOrTypeSymbol around)
    {
        string name = part.Name;
        HashSet<string>? earlier = null;
        foreach (ISymbol sibling in around.GetMembers())
        {
            if (sibling is INamespaceOrTypeSymbol && string.Equals(sibling.Name, name, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(sibling.Name, name) < 0)
            {
                (earlier ??= []).Add(sibling.Name);
            }
        }

        return earlier is null ? name : $"{name}-{earlier.Count + 1}";
    }

    /// <summary>A name as generated code writes it: with an <c>@</c> where it is a keyword, or could become one, which the compiler warns of (CS8981).</summary>
    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : name;
}
