using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>What the generated code needs of memory, in floats, and where each parameter lies.</summary>
/// <param name="ParameterFloats">Length of the parameter slab, padding included; gradients and optimiser moments have the same.</param>
/// <param name="OutputOffset">Where the output layer begins in the parameters: Why in panels [V/16][H][16], or the tied embedding in panels [V/16][E][16], then by. It reaches to their end.</param>
/// <param name="WorkspaceFloats">Length of the unrolled training workspace.</param>
/// <param name="SquaresOffset">Where in the workspace the passes leave Σ g² of each panel of the gradients.</param>
/// <param name="SquaresFloats">How many such sums; some are always 0.</param>
/// <param name="CarriedFloats">Floats of one session that hold h (and c) of each layer, and P·h before a tied embedding of another width: the first ones of its state.</param>
/// <param name="StateFloats">Length of one session's state and scratch; it does not grow with V.</param>
/// <param name="GroupFloats">Length of the state and scratch of <see cref="RnnNetwork.GroupRows"/> sessions stepped together.</param>
/// <param name="FoldedInputFloats">Length of the folded input table; 0 where words enter one-hot.</param>
/// <param name="Tensors">The parameter tensors in the order of the model file.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout(
    int ParameterFloats,
    int OutputOffset,
    int WorkspaceFloats,
    int SquaresOffset,
    int SquaresFloats,
    int CarriedFloats,
    int StateFloats,
    int GroupFloats,
    long FoldedInputFloats,
    IReadOnlyList<ParameterTensor> Tensors);
