namespace RnnGen.Generators;

/// <summary>
/// Batch 1: start + vector · weights, panel after panel. One loop walks the weights from their first to their last float, because that is the
/// pattern the processor's prefetchers follow best.
/// </summary>
/// <param name="Operand">Name of the vector that is multiplied.</param>
/// <param name="Depth">Its length: the rows of a panel.</param>
/// <param name="Panels">Panels of the weights; 0 where the caller passes their number.</param>
/// <param name="Start">What the sums begin with.</param>
/// <param name="Result">Name of the parameter that receives the sums; it may be the projected input's own memory.</param>
/// <param name="PrefetchDistance">Floats between the weights in use and those asked for; 0 where the processor's own prefetchers suffice.</param>
internal sealed record MatVec(
    string Name,
    string Equation,
    string Operand,
    int Depth,
    int Panels,
    MatVecStart Start,
    string Result,
    int PrefetchDistance) : Kernel(Name, Equation)
{
    /// <summary>
    /// Rows of a panel that are multiplied at once, each into sums of its own: 4 rows of 2 vectors are 8 sums in flight, which hide the latency
    /// of a multiply-add, and 256 bytes that follow one another.
    /// </summary>
    public const int RowsAtOnce = 4;

    /// <summary>Rows that whole rounds of <see cref="RowsAtOnce"/> cover; the rest follows one by one.</summary>
    public int WholeRows => Depth - (Depth % RowsAtOnce);

    public override string Shapes =>
        $"{Operand} [{Depth}] · weights [{(Panels == 0 ? "panelCount" : $"{Panels}")}][{Depth}][16]";
}
