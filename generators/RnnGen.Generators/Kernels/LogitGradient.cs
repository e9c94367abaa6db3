namespace RnnGen.Generators;

/// <summary>From the exponentials of one chunk of the vocabulary to the gradients of its logits, in place.</summary>
/// <param name="Rows">Rows of the block.</param>
internal sealed record LogitGradient(string Name, string Equation, int Rows) : Kernel(Name, Equation)
{
    public override string Shapes => $"logits [panels][{Rows}][16], laneMaximum [{Rows}][8], rowMaximum and rowScale [{Rows}]";
}
