using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

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
        if (!values.Binds)
        {
            return language;
        }

        List<RuleFinding> errors = [.. OptionRules.Check(values), .. SizeRules.CheckRanges(type.Name, values), .. TyingRules.Check(type.Name, values)];
        return language.Concat(errors.Count > 0 ? errors : SizeRules.CheckBuffers(Plannable(type, values)));
    }

    /// <summary>What is worth knowing about a model without errors.</summary>
    public static IEnumerable<RuleFinding> Notes(INamedTypeSymbol type, AttributeValues values) =>
        PaddingRules.Check(Plannable(type, values));

    /// <summary>Planning does not ask where the class stands.</summary>
    private static ModelSpec Plannable(INamedTypeSymbol type, AttributeValues values) =>
        values.ToSpec(new TypeDeclarationSpec("", EquatableArray<string>.Empty, type.Name, type.Name, type.Name));
}
