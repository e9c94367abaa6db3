using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The parser's result.</summary>
/// <param name="Spec">The model; where the attribute's values are invalid, with the nearest valid ones.</param>
/// <param name="IsValid">
/// Whether the attribute is valid. If not, the members are declared without an implementation: the compiler stops at its first
/// declaration errors, and a missing constant or base class would hide the diagnostic that explains what is wrong.
/// </param>
internal sealed record ParsedModel(ModelSpec Spec, bool IsValid);
