using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rules that the class's own members have values when a generated constructor or <c>Load</c> has run: neither knows of them.</summary>
internal static class InitializationRules
{
    private static readonly string[] AttributesThatAllowNull = ["AllowNullAttribute", "MaybeNullAttribute"];

    /// <summary>Finds members that every creator of an instance must set.</summary>
    public static IEnumerable<RuleFinding> CheckRequired(INamedTypeSymbol type) =>
        from member in type.GetMembers()
        where member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }
        select RuleFinding.AtDeclaration(DiagnosticIds.RequiredMember, member, member.Name, type.Name);

    /// <summary>Finds members that are not nullable and have no initial value. The compiler would complain about them too, but in the generated constructor (CS8618).</summary>
    public static IEnumerable<RuleFinding> CheckNullable(INamedTypeSymbol type) =>
        from member in type.GetMembers()
        let memberType = member switch
        {
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol { IsPartialDefinition: false } property => property.Type,
            IEventSymbol handler => handler.Type,
            _ => null,
        }
        where memberType is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } && !member.IsStatic && !member.IsAbstract && IsLeftAlone(member) && !AllowsNull(member)
        select RuleFinding.AtDeclaration(DiagnosticIds.MemberLeftNull, member, member.Name, type.Name, memberType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    /// <summary>Whether a field, an automatic property or an event has no initial value.</summary>
    private static bool IsLeftAlone(ISymbol member) => member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer is null,
        PropertyDeclarationSyntax property => property.Initializer is null && (UsesItsField(property) || (property.AccessorList is { } accessors && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }))),
        _ => false,
    });

    /// <summary>Whether an accessor uses <c>field</c>, and none of them minds that it is null, as <c>field ?? ""</c> does.</summary>
    private static bool UsesItsField(PropertyDeclarationSyntax property) =>
        property.DescendantNodes().Any(static node => node is FieldExpressionSyntax)
        && !property.DescendantNodes().Any(static node => node.RawKind is (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.CoalesceAssignmentExpression);

    private static bool AllowsNull(ISymbol member) => member.GetAttributes().Any(static attribute => AttributesThatAllowNull.Contains(attribute.AttributeClass?.Name));
}
