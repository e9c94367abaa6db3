using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnGen.Generators;

/// <summary>
/// What makes an annotated class a model. The parser asks whether anything is wrong; the analyzer asks what. Both see the same answer, with
/// one difference between them: the analyzer runs on a compilation that already holds the generated code, which the rules look past.
/// </summary>
internal static class ModelRules
{
    /// <summary>What keeps <paramref name="type"/> from being given a generated part.</summary>
    public static IEnumerable<RuleFinding> DeclarationErrors(INamedTypeSymbol type) =>
        DeclarationRules.Check(type).Concat(MemberRules.Check(type));

    /// <summary>What keeps the attribute from being followed, other than arguments that do not bind.</summary>
    public static IEnumerable<RuleFinding> AttributeErrors(INamedTypeSymbol type, AttributeValues values, LanguageVersion languageVersion)
    {
        IEnumerable<RuleFinding> language = LanguageRules.Check(type, languageVersion);
        return values.Binds ? language.Concat(OptionRules.Check(values)).Concat(SizeRules.Check(type.Name, values)) : language;
    }

    /// <summary>What is worth knowing about a model without errors.</summary>
    public static IEnumerable<RuleFinding> Notes(INamedTypeSymbol type, AttributeValues values) => PaddingRules.Check(type.Name, values);
}
