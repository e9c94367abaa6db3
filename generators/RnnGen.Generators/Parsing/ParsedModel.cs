using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>What the parser hands on.</summary>
/// <param name="Spec">The model; where the attribute's values cannot be, the nearest ones that can.</param>
/// <param name="IsValid">
/// Whether the attribute can be followed. If not, its members are declared without any code behind them: the compiler stops at its first
/// declaration errors, and a missing constant or base class would hide the diagnostic that explains what is wrong.
/// </param>
internal sealed record ParsedModel(ModelSpec Spec, bool IsValid);
