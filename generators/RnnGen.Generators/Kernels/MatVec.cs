namespace RnnGen.Generators;

/// <summary>
/// Batch 1: some panels of bias + Wxh·x + Whh·h in accumulators, and what becomes of them before they leave the registers.
/// </summary>
/// <param name="Panels">Panels worked on side by side: two accumulators each.</param>
/// <param name="Split">Sums kept apart per accumulator, over every Split-th row, so that few panels still hide the latency of an FMA.</param>
/// <param name="InputDepth">Rows multiplied by x.</param>
/// <param name="HiddenDepth">Rows multiplied by h.</param>
/// <param name="WeightStride">Floats between panels of the weights.</param>
/// <param name="AddsTableRow">Whether a row of the input table is added: Wxh·x for one-hot x.</param>
/// <param name="Cell">The recurrence that ends the step; null where the sums are logits.</param>
internal sealed record MatVec(
    string Name,
    string Equation,
    int Panels,
    int Split,
    int InputDepth,
    int HiddenDepth,
    int WeightStride,
    bool AddsTableRow,
    CellKind? Cell) : Kernel(Name, Equation)
{
    /// <summary>Rows of a depth that whole rounds of <see cref="Split"/> cover; the rest follows one by one.</summary>
    public int WholeRows(int depth) => depth - (depth % Split);

    public override string Shapes => $"weights [{Panels}][{InputDepth + HiddenDepth}][16]{(InputDepth > 0 ? $", x [{InputDepth}]" : "")}, h [{HiddenDepth}]";
}
