namespace RnnGen.Generators;

/// <summary>From the maxima and sums of all chunks to those of each row, and its loss. The members of a team share the rows.</summary>
/// <param name="Rows">Rows of the block.</param>
internal sealed record SoftmaxTotals(string Name, string Equation, int Rows) : Kernel(Name, Equation)
{
    public override string Shapes => $"laneMaximum and laneSum [chunks][{Rows}][8], targetLogits [{Rows}] → rowMaximum, rowScale and rowLoss [{Rows}]";
}
