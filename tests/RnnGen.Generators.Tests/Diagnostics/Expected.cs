using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generators.Tests;

/// <summary>Asserts what the analyzer says about a source in which [| |] encloses the place where it should say it.</summary>
internal static class Expected
{
    /// <summary>One diagnostic at the marked place, and nothing else from the analyzer or the generator.</summary>
    public static GeneratorRun Diagnostic(string id, string message, string markedSource, LanguageVersion languageVersion = LanguageVersion.Latest)
    {
        int start = markedSource.IndexOf("[|", StringComparison.Ordinal);
        int end = markedSource.IndexOf("|]", StringComparison.Ordinal) - 2;
        string source = markedSource.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(languageVersion, "using RnnGen;\n" + source);

        Diagnostic diagnostic = Assert.Single(run.AnalyzerDiagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(source[start..end], diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Equal(start + "using RnnGen;\n".Length, diagnostic.Location.SourceSpan.Start);
        Assert.Empty(run.GeneratorDiagnostics);
        return run;
    }

    /// <summary>An error of the declaration: nothing is generated.</summary>
    public static void DeclarationError(string id, string message, string markedSource) =>
        Assert.Empty(Diagnostic(id, message, markedSource).Files);

    /// <summary>An error of the attribute: the members are declared, so that the compiler has nothing to say but the same, for builds without analyzers.</summary>
    public static void AttributeError(string id, string message, string markedSource, LanguageVersion languageVersion = LanguageVersion.Latest)
    {
        GeneratorRun run = Diagnostic(id, message, markedSource, languageVersion);

        Assert.EndsWith(".Invalid.g.cs", Assert.Single(run.Files).Key, StringComparison.Ordinal);
        Diagnostic repeated = Assert.Single(run.CompilerDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal($"#error: '{id}: {message}'", repeated.GetMessage(CultureInfo.InvariantCulture));
    }
}
