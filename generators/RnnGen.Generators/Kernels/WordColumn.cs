namespace RnnGen.Generators;

/// <summary>Batch 1: the embedding of one word where it is the output layer too, as a vector. What <see cref="WordColumnGather"/> does for many.</summary>
/// <param name="Depth">E: rows of a panel.</param>
internal sealed record WordColumn(string Name, string Equation, int Depth) : Kernel(Name, Equation)
{
    public override string Shapes => $"why [V/16][{Depth}][16] → result [{Depth}]";
}
