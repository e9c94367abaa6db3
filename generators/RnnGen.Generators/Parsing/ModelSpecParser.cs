using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Collections;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>Turns an annotated class into a spec: the last place that sees Roslyn's symbols.</summary>
internal static class ModelSpecParser
{
    /// <summary>Returns the model, or null where the class cannot have a generated part.</summary>
    public static ParsedModel? Parse(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellationToken)
    {
        // If two parts of one class carry the attribute (CS0579), only the first counts: two specs would name the same files.
        if (attributed.TargetSymbol is not INamedTypeSymbol type
            || AttributeReader.Find(type) is not { ApplicationSyntaxReference: { } applied } attribute
            || applied.SyntaxTree != attributed.TargetNode.SyntaxTree
            || !attributed.TargetNode.Span.Contains(applied.Span)
            || ModelRules.DeclarationErrors(type).Any())
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        AttributeValues values = AttributeReader.Read(attribute, new ConstantResolver(attributed.SemanticModel.Compilation, cancellationToken));
        LanguageVersion languageVersion = ((CSharpParseOptions)attributed.TargetNode.SyntaxTree.Options).LanguageVersion;
        List<string> errors =
        [
            .. ModelRules.AttributeErrors(type, values, languageVersion)
                .Concat(UnknownRules.Check(type.Name, attribute, values.Unknown, cancellationToken))
                .Select(Describe),
        ];
        if (values.Unknown.Count > 0 && errors.Count == 0)
        {
            errors.Add($"The attribute of model '{type.Name}' does not compile.");
        }

        return new ParsedModel(values.ToSpec(TypeDeclarationReader.Read(type)), new EquatableArray<string>([.. errors]), values.Unknown);
    }

    private static string Describe(RuleFinding finding)
    {
        string format = DiagnosticDescriptors.Of(finding.Id).MessageFormat.ToString(CultureInfo.InvariantCulture);
        return $"{finding.Id}: {string.Format(CultureInfo.InvariantCulture, format, [.. finding.MessageArguments])}";
    }
}
