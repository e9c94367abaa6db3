using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that the project's C# version supports what the emitted code uses.</summary>
internal static class LanguageRules
{
    /// <summary>The newest version that the emitted code needs.</summary>
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
