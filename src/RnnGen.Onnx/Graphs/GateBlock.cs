namespace RnnGen.Onnx;

/// <summary>What stands in one of an operator's blocks of rows.</summary>
/// <param name="Source">Which of the model's blocks it is.</param>
/// <param name="IsNegated">Whether its numbers are negated: σ(−z) = 1 − σ(z) is the complement of a gate.</param>
internal readonly record struct GateBlock(int Source, bool IsNegated = false);
