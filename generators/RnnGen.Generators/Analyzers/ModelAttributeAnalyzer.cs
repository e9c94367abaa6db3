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

        AttributeValues values = AttributeReader.Read(attribute);
        FindingLocator locator = new(type, attribute, context.CancellationToken);
        LanguageVersion languageVersion = ((CSharpCompilation)context.Compilation).LanguageVersion;
        bool isValid = values.Binds;
        foreach (RuleFinding finding in ModelRules.DeclarationErrors(type).Concat(ModelRules.AttributeErrors(type, values, languageVersion)))
        {
            isValid = false;
            Report(finding);
        }

        foreach (RuleFinding finding in isValid ? ModelRules.Notes(type, values) : [])
        {
            Report(finding);
        }

        void Report(RuleFinding finding)
        {
            DiagnosticDescriptor descriptor = DiagnosticDescriptors.All.First(candidate => candidate.Id == finding.Id);
            context.ReportDiagnostic(Diagnostic.Create(descriptor, locator.Locate(finding), [.. finding.MessageArguments]));
        }
    }
}
