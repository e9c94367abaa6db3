namespace RnnGen.Generators;

/// <summary>The column of each row's target, as a row: what a row of h is multiplied with, and its gradient added to. The members of a team share the rows.</summary>
/// <param name="Rows">Targets of a step.</param>
/// <param name="Depth">H: rows of a panel.</param>
/// <param name="Width">H, padded to whole panels; the padding is zero.</param>
internal sealed record TargetGather(string Name, string Equation, int Rows, int Depth, int Width) : Kernel(Name, Equation)
{
    public override string Shapes => $"targets [{Rows}], why [V/16][{Depth}][16] → targetWeights [{Rows}][{Width}]";
}
