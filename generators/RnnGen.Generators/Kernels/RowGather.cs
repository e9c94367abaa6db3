namespace RnnGen.Generators;

/// <summary>Looks up one row of a table per word: result[panel][row][16] = table[word[row]] (+ bias). What one-hot times a matrix comes to.</summary>
/// <param name="Rows">Words looked up.</param>
/// <param name="Panels">Panels of a table row.</param>
/// <param name="AddsBias">Whether a bias is added.</param>
/// <param name="IsShared">Whether the members of a team share the rows.</param>
internal sealed record RowGather(string Name, string Equation, int Rows, int Panels, bool AddsBias, bool IsShared) : Kernel(Name, Equation)
{
    public override string Shapes => $"words [{Rows}], table [V][{Panels * Panel.Width}] → result [{Panels}][{Rows}][16]";
}
