namespace RnnGen.Generators;

/// <summary>The columns of the candidates of sampled softmax, gathered into panels of their own: a small output layer.</summary>
/// <param name="Depth">H: rows of a panel.</param>
internal sealed record CandidateGather(string Name, string Equation, int Depth) : Kernel(Name, Equation)
{
    public override string Shapes => $"candidates and corrections [S], why [V/16][{Depth}][16], by [V] → weights [S/16][{Depth}][16], bias [S]";
}
