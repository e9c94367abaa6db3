using Microsoft.CodeAnalysis;
using RnnGen.Generators.Diagnostics;
using RnnGen.Generators.Emission;

namespace RnnGen.Generators.Parsing;

/// <summary>
/// The rule that a project leaves alone what emitted code refers to by its full name. Every other name is the user's to give; but a <c>System.Math</c> of the project hides the framework's, whatever is written.
/// </summary>
internal static class HidingRules
{
    public static IEnumerable<RuleFinding> Check(INamedTypeSymbol type)
    {
        INamespaceSymbol project = type.ContainingAssembly.GlobalNamespace;
        IEnumerable<ISymbol> hiding = BorrowedNames.Reserved.SelectMany(name => Hiding(project, name)).Distinct<ISymbol>(SymbolEqualityComparer.Default);
        foreach (ISymbol symbol in hiding)
        {
            yield return Finding(type, symbol, "hides what generated code means by that name", "rename it or move it to another namespace");
        }

        foreach (ISymbol symbol in Hiding(project, BorrowedNames.GeneratedNamespace))
        {
            yield return Finding(type, symbol, "has a name that is reserved for generated code", "choose another one");
        }
    }

    private static RuleFinding Finding(INamedTypeSymbol type, ISymbol symbol, string fault, string remedy) => RuleFinding.AtDeclaration(
        DiagnosticIds.HiddenName, type, $"{(symbol is INamespaceSymbol ? "Namespace" : "Type")} '{symbol.ToDisplayString()}'", fault, type.Name, remedy);

    /// <summary>The declarations of a project that hide something of another assembly.</summary>
    /// <param name="project">Its global namespace, without those of other assemblies.</param>
    /// <param name="metadataName">The full name, with the number of type parameters after a backtick.</param>
    private static IEnumerable<ISymbol> Hiding(INamespaceSymbol project, string metadataName)
    {
        string[] parts = metadataName.Split('.');
        INamespaceSymbol? around = project;
        for (int i = 0; i < parts.Length && around is not null; i++)
        {
            string[] nameAndArity = parts[i].Split('`');
            int arity = nameAndArity.Length == 1 ? 0 : nameAndArity[1][0] - '0';
            bool isLast = i == parts.Length - 1;
            INamespaceSymbol? next = null;
            foreach (INamespaceOrTypeSymbol member in around.GetMembers(nameAndArity[0]).Cast<INamespaceOrTypeSymbol>())
            {
                next = member as INamespaceSymbol ?? next;
                bool hides = member is INamedTypeSymbol found ? found.Arity == arity && !found.IsFileLocal : isLast && arity == 0;
                if (hides && GeneratedMembers.IsUserWritten(member))
                {
                    yield return member;
                }
            }

            around = next;
        }
    }
}
