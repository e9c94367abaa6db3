using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>
/// The rules that make an annotated class a model. The parser asks whether anything is wrong; the analyzer asks what. Both get the same answer,
/// although the analyzer runs on a compilation that already contains the generated code: the rules ignore it.
/// </summary>
internal static class ModelRules
{
    /// <summary>What prevents <paramref name="type"/> from having a generated part.</summary>
    public static IEnumerable<RuleFinding> DeclarationErrors(INamedTypeSymbol type) =>
        DeclarationRules.Check(type).Concat(MemberRules.Check(type));

    /// <summary>What makes the attribute invalid, other than arguments without a value.</summary>
    public static IEnumerable<RuleFinding> AttributeErrors(INamedTypeSymbol type, AttributeValues values, LanguageVersion languageVersion)
    {
        IEnumerable<RuleFinding> language = LanguageRules.Check(type, languageVersion);
        if (values.Unknown.Count > 0)
        {
            return language;
        }

        List<RuleFinding> errors = [.. OptionRules.Check(values), .. SizeRules.CheckRanges(type.Name, values), .. TyingRules.Check(type.Name, values)];
        return language.Concat(errors.Count > 0 ? errors : SizeRules.CheckBuffers(Plannable(type, values)));
    }

    /// <summary>What is worth knowing about a model without errors.</summary>
    public static IEnumerable<RuleFinding> Notes(INamedTypeSymbol type, AttributeValues values) =>
        PaddingRules.Check(Plannable(type, values));

    /// <summary>Planning does not depend on where the class is declared.</summary>
    private static ModelSpec Plannable(INamedTypeSymbol type, AttributeValues values) =>
        values.ToSpec(new TypeDeclarationSpec("", EquatableArray<string>.Empty, type.Name, type.Name, type.Name));
}
