namespace RnnGen;

/// <summary>What the generated code needs of memory, in floats, and where each parameter lies.</summary>
/// <param name="ParameterFloats">Length of the parameter slab, padding included; gradients and optimiser moments have the same.</param>
/// <param name="WorkspaceFloats">Length of the unrolled training workspace.</param>
/// <param name="StateFloats">Length of one session's state and scratch; it does not grow with V.</param>
/// <param name="Tensors">The parameter tensors in the order of the model file.</param>
public sealed record NetworkLayout(int ParameterFloats, int WorkspaceFloats, int StateFloats, IReadOnlyList<ParameterTensor> Tensors);
