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
    /// <summary>What prevents <paramref name="type"/> from having a generated part. Of other types it may ask what <see cref="DeclarationOutline"/> compares.</summary>
    public static IEnumerable<RuleFinding> DeclarationErrors(INamedTypeSymbol type) =>
        DeclarationRules.Check(type).Concat(MemberRules.Check(type)).Concat(HidingRules.Check(type));

    /// <summary>What makes the class one whose generated part would not compile: its members are declared without an implementation.</summary>
    public static IEnumerable<RuleFinding> ClassErrors(INamedTypeSymbol type, LanguageVersion languageVersion) =>
        LanguageRules.Check(type, languageVersion).Concat(InitializationRules.CheckRequired(type));

    /// <summary>What makes the attribute's values invalid; nothing unless all are known.</summary>
    public static IEnumerable<RuleFinding> ValueErrors(string model, AttributeValues values)
    {
        if (values.Unknown.Count > 0)
        {
            return [];
        }

        List<RuleFinding> errors = [.. OptionRules.Check(values), .. SizeRules.CheckRanges(model, values), .. TyingRules.Check(model, values)];
        return errors.Count > 0 ? errors : SizeRules.CheckBuffers(Plannable(model, values));
    }

    /// <summary>What is worth knowing about a model without errors.</summary>
    public static IEnumerable<RuleFinding> Notes(INamedTypeSymbol type, AttributeValues values, OptimizationLevel optimization) =>
        PaddingRules.Check(Plannable(type.Name, values)).Concat(InitializationRules.CheckNullable(type)).Concat(OptimizationRules.Check(type.Name, optimization));

    /// <summary>Planning does not depend on where the class is declared.</summary>
    private static ModelSpec Plannable(string model, AttributeValues values) =>
        values.ToSpec(new TypeDeclarationSpec("", EquatableArray<string>.Empty, model, model, model));
}
