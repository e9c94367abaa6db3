using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Parsing;

namespace RnnGen.Generators.Analyzers;

/// <summary>Finds the piece of the user's source that a finding is about.</summary>
internal sealed class FindingLocator(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
{
    public Location Locate(RuleFinding finding) =>
        finding.Declaration is null ? LocateArgument(finding.Argument) : LocateDeclaration(finding.Declaration);

    /// <summary>The argument as written, or the whole attribute where it was left out.</summary>
    private Location LocateArgument(string? argument)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return UserLocation(type);
        }

        AttributeArgumentSyntax? written = argument is null ? null : AttributeReader.FindArgument(syntax, argument);
        return (written ?? (SyntaxNode)syntax).GetLocation();
    }

    private Location LocateDeclaration(string declaration)
    {
        ISymbol? found = type.GetMembers().FirstOrDefault(member => member.GetDocumentationCommentId() == declaration);
        for (INamedTypeSymbol? around = type; found is null && around is not null; around = around.ContainingType)
        {
            found = around.GetDocumentationCommentId() == declaration ? around : null;
        }

        return UserLocation(found ?? type);
    }

    private static Location UserLocation(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(static location => !GeneratedMembers.IsSource(location.SourceTree)) ?? symbol.Locations[0];
}
