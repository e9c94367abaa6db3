using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RnnGen.Generators;

namespace RnnGen.Cli;

/// <summary>Generates and compiles the class of a shape in memory, by the same generator that runs in a user's build.</summary>
internal static class ModelCompiler
{
    /// <summary>The name of the class in its assembly.</summary>
    public const string ClassName = "CompiledModel";

    /// <summary>What the compiler writes where a declaration is invalid: the generator's <c>#error</c>.</summary>
    private const string ErrorDirectiveId = "CS1029";

    /// <summary>Compiles the class of a shape.</summary>
    /// <param name="declaration">The declaration of a class named <see cref="ClassName"/>.</param>
    /// <returns>The assembly.</returns>
    /// <exception cref="InvalidShapeException">There is no model of such a shape.</exception>
    public static byte[] Compile(string declaration)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        CSharpCompilation user = CSharpCompilation.Create(
            "RnnGen.CompiledModel",
            [CSharpSyntaxTree.ParseText(declaration, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: true, deterministic: true));
        CSharpGeneratorDriver.Create([new RnnModelGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(user, out Compilation compilation, out _);
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Diagnostic[] errors = [.. emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.FirstOrDefault(static error => error.Id == ErrorDirectiveId) is { } invalid)
        {
            throw new InvalidShapeException(Reason(invalid));
        }

        return emitted.Success ? image.ToArray() : throw new InvalidOperationException($"the code of {declaration} does not compile: {errors[0]}");
    }

    /// <summary>What the generator says of a declaration, without the number of the diagnostic and the name of the class, which are the tool's own affair.</summary>
    private static string Reason(Diagnostic error)
    {
        string line = error.Location.SourceTree!.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString();
        return line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]
            .Replace($" of model '{ClassName}'", "", StringComparison.Ordinal)
            .Replace($"Model '{ClassName}'", "The model", StringComparison.Ordinal);
    }

    /// <summary>What this program itself runs on: the framework and the runtime library.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "RnnGen.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
