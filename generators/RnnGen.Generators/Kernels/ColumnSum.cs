namespace RnnGen.Generators;

/// <summary>Bias gradient: the sum over the rows of a batch of each column of [N/16][rows][16]. One call computes the panels that its caller passes.</summary>
/// <param name="Rows">Rows summed over.</param>
/// <param name="Panels">N/16; 0 where only the caller knows it.</param>
/// <param name="CanAccumulate">Whether the caller says if the result is added to or overwritten.</param>
internal sealed record ColumnSum(string Name, string Equation, int Rows, int Panels, bool CanAccumulate) : Kernel(Name, Equation)
{
    public override string Shapes => $"values [{(Panels == 0 ? "panels" : $"{Panels}")}][{Rows}][16] → result [{(Panels == 0 ? "16·panels" : $"{Panels * Panel.Width}")}]";
}
