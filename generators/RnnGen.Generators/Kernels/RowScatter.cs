namespace RnnGen.Generators;

/// <summary>Adds each row's gradient to the table row of its word: the transpose of <see cref="RowGather"/>.</summary>
/// <param name="Rows">Words.</param>
/// <param name="Panels">Panels of a table row.</param>
internal sealed record RowScatter(string Name, string Equation, int Rows, int Panels) : Kernel(Name, Equation)
{
    public override string Shapes => $"words [{Rows}], gradient [{Panels}][{Rows}][16] → table [V][{Panels * Panel.Width}]";
}
