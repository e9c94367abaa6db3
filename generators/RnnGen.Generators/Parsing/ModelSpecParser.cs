using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Specs;

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
        AttributeValues values = AttributeReader.Read(attribute);
        ModelSpec spec = values.ToSpec(TypeDeclarationReader.Read(type));
        LanguageVersion languageVersion = ((CSharpParseOptions)attributed.TargetNode.SyntaxTree.Options).LanguageVersion;
        return new ParsedModel(spec, IsValid: values.Binds && !ModelRules.AttributeErrors(type, values, languageVersion).Any());
    }
}
