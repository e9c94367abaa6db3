namespace RnnGen.Generators;

/// <summary>
/// Adds each row's gradient to the table row of its word: the transpose of <see cref="RowGather"/>. Only the rows of the batch's words are touched;
/// they are zeroed again before the next batch. The members of a team share the panels.
/// </summary>
/// <param name="ClearName">Name of the method that zeroes the rows of the words before.</param>
/// <param name="Rows">Words.</param>
/// <param name="Panels">Panels of a table row.</param>
internal sealed record RowScatter(string Name, string ClearName, string Equation, int Rows, int Panels) : Kernel(Name, Equation)
{
    public override string Shapes => $"words [{Rows}], gradient [{Panels}][{Rows}][16] → table [V][{Panels * Panel.Width}], squares [{Panels}]";
}
