using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>A model that was held against the rules.</summary>
/// <param name="Spec">The model; where the attribute's values are invalid, with the nearest valid ones.</param>
/// <param name="Errors">
/// What makes the attribute invalid, a line each. If there is anything, the members are declared without an implementation: the compiler stops at its first
/// declaration errors, and a missing constant or base class would hide the diagnostic that explains what is wrong.
/// </param>
/// <param name="UnknownArguments">The arguments that have no value yet: with all generated code there they may get one, and the analyzer could no longer tell.</param>
internal sealed record CheckedModel(ModelSpec Spec, EquatableArray<string> Errors, EquatableArray<string> UnknownArguments)
{
    public bool IsValid => Errors.Count == 0;

    public static CheckedModel Of(ParsedModel parsed)
    {
        IEnumerable<string> errors = parsed.Errors.Concat(ModelRules.ValueErrors(parsed.Type.Name.TrimStart('@'), parsed.Values).Select(static finding => finding.Describe()));
        return new CheckedModel(parsed.Values.ToSpec(parsed.Type), new EquatableArray<string>([.. errors]), parsed.Values.Unknown);
    }
}
