using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RnnGen.Generators.Diagnostics;
using RnnGen.Generators.Parsing;

namespace RnnGen.Generators.Analyzers;

/// <summary>Reports why an annotated class is not a model, and what is worth knowing about one that is, at the place to change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // A model may be declared in a file written by a tool: the generator treats it like any other, so its errors must be explained too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (AttributeReader.Find(type) is not { } attribute)
        {
            return;
        }

        FindingLocator locator = new(type, attribute, context.CancellationToken);
        foreach (RuleFinding finding in Findings(type, attribute, (CSharpCompilation)context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Of(finding.Id), locator.Locate(finding), [.. finding.MessageArguments]));
        }
    }

    private static IEnumerable<RuleFinding> Findings(INamedTypeSymbol type, AttributeData attribute, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        AttributeValues values = AttributeReader.Read(attribute);
        List<RuleFinding> errors = [.. ModelRules.DeclarationErrors(type), .. ModelRules.ClassErrors(type, compilation.LanguageVersion), .. ModelRules.ValueErrors(type.Name, values)];

        // An argument that does not even bind now is the compiler's to report.
        if (errors.Count > 0 || values.Unknown.Count > 0)
        {
            return errors;
        }

        List<RuleFinding> unknown = [.. UnknownRules.Check(type.Name, attribute, GeneratedMembers.UnknownArguments(type), cancellationToken)];
        return unknown.Count > 0 ? unknown : ModelRules.Notes(type, values, compilation.Options.OptimizationLevel);
    }
}
