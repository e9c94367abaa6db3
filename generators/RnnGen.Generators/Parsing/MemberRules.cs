using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that neither the class nor its members use a name that the generated part needs.</summary>
internal static class MemberRules
{
    public static IEnumerable<RuleFinding> Check(INamedTypeSymbol type)
    {
        if (GeneratedMembers.Describe(type.Name) is { } sameName)
        {
            yield return Clash(type, type, $"The name of class '{type.Name}'", sameName, "rename the class");
        }

        foreach (ISymbol member in type.GetMembers())
        {
            // Where a member was written is asked last: it takes longer than all the rest.
            if (member.IsImplicitlyDeclared)
            {
                continue;
            }

            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                if (!IsUserWritten(member))
                {
                    continue;
                }

                if (IsPrimary(constructor))
                {
                    yield return Clash(
                        type, member, "A primary constructor", "constructors", "write an ordinary constructor that calls this(vocabulary, seed)");
                }
                else if (GeneratedMembers.Constructors.Any(parameters => Matches(constructor, parameters)))
                {
                    yield return Clash(type, member, $"Constructor '{Show(member)}'", $"constructor '{Show(member)}'", "change its parameters or remove it");
                }
            }
            else if (GeneratedMembers.Describe(member.Name) is { } generated && !MayStandBeside(member) && IsUserWritten(member))
            {
                yield return Clash(type, member, $"Member '{Show(member)}'", generated, "rename it");
            }
        }
    }

    private static RuleFinding Clash(INamedTypeSymbol type, ISymbol at, string what, string generated, string remedy) =>
        RuleFinding.AtDeclaration(DiagnosticIds.MemberClash, at, what, generated, type.Name, remedy);

    /// <summary>Whether a member is another overload of a method that loads a model, which may share its name.</summary>
    private static bool MayStandBeside(ISymbol member) =>
        member is IMethodSymbol { Name: GeneratedMembers.Load or GeneratedMembers.LoadFrozen } method
        && !(method.Arity == 0 && GeneratedMembers.Sources.Any(source => Matches(method, Parameters(method.Name, source))));

    private static string[] Parameters(string method, string source) => method == GeneratedMembers.Load ? [source] : [source, "RnnGen.FreezeOptions"];

    private static bool Matches(IMethodSymbol method, string[] parameterTypes) =>
        method.Parameters.Length == parameterTypes.Length
        && method.Parameters.Zip(parameterTypes, static (parameter, expected) =>
            parameter.RefKind == RefKind.None && parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == expected).All(static same => same);

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsUserWritten(ISymbol member) =>
        member.Locations.Any(static location => location.IsInSource && !GeneratedMembers.IsSource(location.SourceTree));

    private static string Show(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
