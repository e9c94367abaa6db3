using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>Does the project's C# know what the emitted code uses?</summary>
internal static class LanguageRules
{
    /// <summary>The emitted code uses nothing newer.</summary>
    public const LanguageVersion Oldest = LanguageVersion.CSharp11;

    public static IEnumerable<RuleFinding> Check(INamedTypeSymbol type, LanguageVersion languageVersion)
    {
        if (languageVersion < Oldest)
        {
            yield return RuleFinding.AtDeclaration(
                DiagnosticIds.LanguageTooOld, type, type.Name, languageVersion.ToDisplayString(), Oldest.ToDisplayString());
        }
    }
}
