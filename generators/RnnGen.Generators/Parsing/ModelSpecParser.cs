using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnGen.Generators.Collections;

namespace RnnGen.Generators.Parsing;

/// <summary>Reader of an annotated class: the last place that sees Roslyn's symbols.</summary>
internal static class ModelSpecParser
{
    /// <summary>Returns the model, or null where the class has no attribute or cannot have a generated part.</summary>
    public static ParsedModel? Parse(ClassDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellationToken)
    {
        // If two parts of one class carry the attribute (CS0579), only the first counts: two specs would name the same files.
        if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || AttributeReader.Find(type) is not { ApplicationSyntaxReference: { } applied } attribute
            || applied.SyntaxTree != declaration.SyntaxTree
            || !declaration.AttributeLists.Any(list => list.Span.Contains(applied.Span))
            || ModelRules.DeclarationErrors(type).Any())
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        AttributeValues values = AttributeReader.Read(attribute, new ConstantResolver(compilation, cancellationToken));
        LanguageVersion languageVersion = ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion;
        List<string> errors =
        [
            .. ModelRules.ClassErrors(type, languageVersion)
                .Concat(UnknownRules.Check(type.Name, attribute, values.Unknown, cancellationToken))
                .Select(static finding => finding.Describe()),
        ];
        if (values.Unknown.Count > 0 && errors.Count == 0)
        {
            errors.Add($"The attribute of model '{type.Name}' does not compile.");
        }

        return new ParsedModel(TypeDeclarationReader.Read(type), values, new EquatableArray<string>([.. errors]));
    }
}
