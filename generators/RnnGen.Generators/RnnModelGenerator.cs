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
/// The pipeline: annotated class and what its names mean → <see cref="ModelSpec"/> → files. Each model is processed separately, so an edit re-emits only the models whose
/// spec it changes. An invalid model yields no code; <see cref="ModelAttributeAnalyzer"/> says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RnnModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Declarations> declarations = context.CompilationProvider
            .Select(static (compilation, _) => new Declarations(compilation))
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<ClassDeclarationSyntax> named = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => ModelCandidates.Contains(node),
            static (candidate, _) => (ClassDeclarationSyntax)candidate.Node);

        AddModels(context, named, declarations);
        AddModels(context, declarations.SelectMany(static (all, cancellationToken) => all.ModelsUnderAliases(cancellationToken)), declarations);
    }

    private static void AddModels(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ClassDeclarationSyntax> classes, IncrementalValueProvider<Declarations> declarations)
    {
        IncrementalValuesProvider<ParsedModel> parsed = classes
            .Combine(declarations)
            .Select(static (pair, cancellationToken) => ModelSpecParser.Parse(pair.Left, pair.Right.Compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Parse)
            .Where(static parsed => parsed is not null)!;

        IncrementalValuesProvider<CheckedModel> all = parsed.Select(static (parsed, _) => CheckedModel.Of(parsed));

        IncrementalValuesProvider<ModelSpec> models = all
            .Where(static model => model.IsValid)
            .Select(static (model, _) => model.Spec)
            .WithTrackingName(TrackingNames.Model);

        IncrementalValuesProvider<CheckedModel> invalidModels = all
            .Where(static model => !model.IsValid)
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
