namespace RnnGen.Generators;

/// <summary>
/// Looks up the embedding of each word where it is the output layer too: result[panel][row][16] = column word[row] of the output layer's panels. E reads, a cache
/// line each, are little beside what the word is multiplied with, and the products find their weights as they want them.
/// </summary>
/// <param name="Rows">Words looked up.</param>
/// <param name="Depth">E: rows of a panel.</param>
/// <param name="IsShared">Whether the members of a team share the rows.</param>
internal sealed record WordColumnGather(string Name, string Equation, int Rows, int Depth, bool IsShared) : Kernel(Name, Equation)
{
    public override string Shapes => $"words [{Rows}], why [V/16][{Depth}][16] → result [{Panel.Count(Depth)}][{Rows}][16]";
}
