using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that neither the class nor its members use a name that the generated part needs.</summary>
internal static class MemberRules
{
    /// <summary>As the compiler writes a type in the name of an explicit implementation.</summary>
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.CSharpErrorMessageFormat;

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

            if (HasPriority(member))
            {
                yield return Clash(type, member, $"The overload priority of '{Show(member)}'", member.Name == ".ctor" ? "constructors" : $"methods '{member.Name}'", "remove it");
            }

            if (GeneratedMembers.Implementations.FirstOrDefault(implemented => Implements(member, type, implemented)) is { } implementation)
            {
                yield return Clash(type, member, $"The explicit implementation of 'IRnnModel<{type.Name}>.{implementation}'", "one", "remove it");
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                if (!GeneratedMembers.IsUserWritten(member))
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
            else if (GeneratedMembers.Describe(member is IPropertySymbol { IsIndexer: true } ? member.MetadataName : member.Name) is { } generated && !MayStandBeside(member) && GeneratedMembers.IsUserWritten(member))
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

    /// <summary>
    /// Whether a member is an explicit implementation of one of <c>IRnnModel&lt;TSelf&gt;</c>. The class does not implement the interface before its generated part does, so only the member's name tells: it is that of the interface's
    /// member, with the interface's full name and perhaps <c>global::</c> in front.
    /// </summary>
    private static bool Implements(ISymbol member, INamedTypeSymbol type, string implemented)
    {
        if (!member.Name.EndsWith(">." + implemented, StringComparison.Ordinal) || !GeneratedMembers.IsUserWritten(member))
        {
            return false;
        }

        string name = $"RnnGen.IRnnModel<{type.ToDisplayString(Qualified)}>.{implemented}";
        return member.Name == name || member.Name.EndsWith("::" + name, StringComparison.Ordinal);
    }

    /// <summary>Whether overload resolution prefers a member to the generated one of its name, which generated code calls.</summary>
    private static bool HasPriority(ISymbol member) =>
        member is IMethodSymbol { Name: GeneratedMembers.Load or GeneratedMembers.LoadFrozen or ".ctor" }
        && member.GetAttributes().Any(static attribute => attribute is { AttributeClass.Name: "OverloadResolutionPriorityAttribute", ConstructorArguments.Length: 1 } && attribute.ConstructorArguments[0].Value is > 0);

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static string Show(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
