namespace RnnGen.Generators;

/// <summary>Takes each row's own target out of the candidates it is compared with.</summary>
/// <param name="Rows">Rows of a block.</param>
internal sealed record CandidateMask(string Name, string Equation, int Rows) : Kernel(Name, Equation)
{
    public override string Shapes => $"logits [S/16][{Rows}][16], hits [{Rows}]";
}
