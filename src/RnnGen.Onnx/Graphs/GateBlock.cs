namespace RnnGen.Onnx;

/// <summary>The content of one of an operator's blocks of rows.</summary>
/// <param name="Source">The index of the model's block.</param>
/// <param name="IsNegated">Whether its numbers are negated: σ(−z) = 1 − σ(z) is the complement of a gate.</param>
internal readonly record struct GateBlock(int Source, bool IsNegated = false);
