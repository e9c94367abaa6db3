using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that every argument has a value before other code is generated.</summary>
internal static class UnknownRules
{
    /// <summary>A finding for each argument that is written but has no value.</summary>
    public static IEnumerable<RuleFinding> Check(string model, AttributeData attribute, IEnumerable<string> unknown, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            yield break;
        }

        foreach (string argument in unknown)
        {
            if (AttributeReader.FindArgument(syntax, argument) is { } written)
            {
                yield return RuleFinding.AtArgument(DiagnosticIds.NotKnownYet, argument, argument, OnOneLine(written.Expression), model);
            }
        }
    }

    private static string OnOneLine(ExpressionSyntax expression)
    {
        IEnumerable<string> words = expression.DescendantTokens().Select(static token => token.Text + (token.TrailingTrivia.Any(SyntaxKind.WhitespaceTrivia) ? " " : ""));
        return string.Concat(words).Trim();
    }
}
