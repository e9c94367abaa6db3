using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Parsing;

/// <summary>The members that the generated part adds to the class, by name.</summary>
internal static class GeneratedMembers
{
    public const string Load = "Load";

    public const string LoadFrozen = "LoadFrozen";

    /// <summary>The sources that a model is loaded from: the types of the load methods' first parameters.</summary>
    public static readonly string[] Sources = ["string", "System.IO.Stream", "System.ReadOnlyMemory<byte>", "RnnGen.ModelFile"];

    /// <summary>The public constants.</summary>
    public static readonly string[] Constants =
    [
        "VocabularySize", "EmbeddingSize", "HiddenSize", "Layers", "SequenceLength", "BatchSize", "ParameterCount", "TrainingWorkspaceBytes",
    ];

    /// <summary>Parameter types of the constructors.</summary>
    public static readonly string[][] Constructors = [["RnnGen.Vocabulary", "ulong"], ["RnnGen.ModelFile"]];

    /// <summary>The members of <c>IRnnModel&lt;TSelf&gt;</c> that are implemented explicitly.</summary>
    public static readonly string[] Implementations = ["Shape", "TrainingWorkspaceBytes", "Create"];

    /// <summary>A description of the generated member called <paramref name="name"/>; null if there is none.</summary>
    public static string? Describe(string name) => name switch
    {
        Load or LoadFrozen => $"methods '{name}'",
        _ when Constants.Contains(name) => $"constant '{name}'",
        _ => null,
    };

    /// <summary>Whether any part of a declaration is the user's.</summary>
    public static bool IsUserWritten(ISymbol declaration) => declaration.Locations.Any(static location => location.IsInSource && !IsSource(location.SourceTree));

    /// <summary>The arguments that had no value when code was generated for <paramref name="type"/>.</summary>
    public static string[] UnknownArguments(INamedTypeSymbol type) => type.GetMembers(nameof(UnknownArguments))
        .OfType<IFieldSymbol>()
        .Where(static field => field.Locations.Any(static location => IsSource(location.SourceTree)))
        .Select(static field => field.ConstantValue)
        .OfType<string>()
        .SelectMany(static names => names.Split(' '))
        .ToArray();

    /// <summary>
    /// Whether <paramref name="tree"/> was written by this generator: Roslyn stores generated sources under the generator's full name.
    /// </summary>
    public static bool IsSource(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.Replace('\\', '/').Contains($"/{typeof(RnnModelGenerator).FullName}/");
}
