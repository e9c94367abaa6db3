namespace RnnGen.Generators;

/// <summary>
/// Adds each row's gradient to the column of its word: the transpose of <see cref="WordColumnGather"/>. The columns hold the gradients of the output layer
/// already, so nothing is zeroed, and the squares of a panel that is added to are gathered anew. The members of a team share the panels, each over all rows in
/// their order.
/// </summary>
/// <param name="Rows">Words.</param>
/// <param name="Depth">E: rows of a panel.</param>
/// <param name="Panels">V/16.</param>
internal sealed record WordColumnScatter(string Name, string Equation, int Rows, int Depth, int Panels) : Kernel(Name, Equation)
{
    public override string Shapes => $"words [{Rows}], gradient [{Panel.Count(Depth)}][{Rows}][16] → dwhy [{Panels}][{Depth}][16], squares [{Panels}]";
}
