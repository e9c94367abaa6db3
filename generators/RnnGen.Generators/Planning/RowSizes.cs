using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The rows that layers are computed over.</summary>
/// <param name="InputRows">Rows of the input projection.</param>
/// <param name="StepRows">Rows of one time step.</param>
/// <param name="GateStride">From one panel of the gates to the next, and of the word vectors.</param>
/// <param name="StateStride">From one panel of h to the next.</param>
/// <param name="InputSplit">The part of the input projection that one call computes.</param>
internal sealed record RowSizes(int InputRows, int StepRows, Stride GateStride, Stride StateStride, ProductSplit InputSplit);
