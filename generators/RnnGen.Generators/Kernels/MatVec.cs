namespace RnnGen.Generators;

/// <summary>
/// Batch 1: some panels of bias + Wxh·x + Whh·h in accumulators, and what becomes of them before they leave the registers.
/// </summary>
/// <param name="Panels">Panels worked on side by side: two accumulators each.</param>
/// <param name="Split">Sums kept apart per accumulator, over every Split-th row, so that few panels still hide the latency of an FMA.</param>
/// <param name="InputDepth">Rows multiplied by x; 0 for none.</param>
/// <param name="HiddenDepth">Rows multiplied by h; 0 for none.</param>
/// <param name="WeightStride">Floats between panels of the weights.</param>
/// <param name="Start">What the sums begin with.</param>
/// <param name="Cell">The recurrence that ends the step; null where the sums are the result.</param>
internal sealed record MatVec(
    string Name,
    string Equation,
    int Panels,
    int Split,
    int InputDepth,
    int HiddenDepth,
    int WeightStride,
    MatVecStart Start,
    CellKind? Cell) : Kernel(Name, Equation)
{
    /// <summary>Rows of a depth that whole rounds of <see cref="Split"/> cover; the rest follows one by one.</summary>
    public int WholeRows(int depth) => depth - (depth % Split);

    public bool ReadsBias => Start != MatVecStart.TableRow;

    public bool ReadsTableRow => Start != MatVecStart.Bias;

    /// <summary>The parameter that receives the result.</summary>
    public string ResultName => (Cell, HiddenDepth) switch
    {
        (not null, _) => "nextHidden",
        (null, 0) => "foldedRow",
        _ => "logits",
    };

    public override string Shapes =>
        $"weights [{Panels}][{InputDepth + HiddenDepth}][16]{(InputDepth > 0 ? $", x [{InputDepth}]" : "")}{(HiddenDepth > 0 ? $", h [{HiddenDepth}]" : "")}";
}
