namespace RnnGen.Generators;

/// <summary>The gradients of candidates and targets, brought back to their columns of dWhy and dby. The members of a team share the rows of the columns.</summary>
/// <param name="Rows">Targets of a step.</param>
/// <param name="Depth">H: rows of a panel.</param>
/// <param name="HiddenStride">Floats between panels of h.</param>
internal sealed record ColumnScatter(string Name, string Equation, int Rows, int Depth, int HiddenStride) : Kernel(Name, Equation)
{
    public override string Shapes => $"candidates [S], targets [{Rows}], weightGradients [S/16][{Depth}][16], biasGradients [S], targetGradients [{Rows}], hidden [{Panel.Count(Depth)}][{Rows}][16]";
}
