using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RnnGen.Generators.Analyzers;
using RnnGen.Generators.Emission;
using RnnGen.Generators.Emission.Files;
using RnnGen.Generators.Parsing;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators;

/// <summary>
/// The pipeline: annotated class → <see cref="ModelSpec"/> → files. Each model is processed separately, so an edit re-emits only the models whose
/// spec it changes. An invalid model yields no code; <see cref="ModelAttributeAnalyzer"/> says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RnnModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedModel> parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeReader.MetadataName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellationToken) => ModelSpecParser.Parse(attributed, cancellationToken))
            .WithTrackingName(TrackingNames.Parse)
            .Where(static parsed => parsed is not null)!;

        IncrementalValuesProvider<ModelSpec> models = parsed
            .Where(static parsed => parsed.IsValid)
            .Select(static (parsed, _) => parsed.Spec)
            .WithTrackingName(TrackingNames.Model);

        IncrementalValuesProvider<ParsedModel> invalidModels = parsed
            .Where(static parsed => !parsed.IsValid)
            .WithTrackingName(TrackingNames.InvalidModel);

        context.RegisterSourceOutput(models, static (output, model) => AddFiles(output, ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(invalidModels, static (output, model) => AddFiles(output, [StubFile.Emit(model.Spec, model.Errors, model.UnknownArguments)]));
    }

    private static void AddFiles(SourceProductionContext output, IEnumerable<GeneratedFile> files)
    {
        foreach (GeneratedFile file in files)
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}
