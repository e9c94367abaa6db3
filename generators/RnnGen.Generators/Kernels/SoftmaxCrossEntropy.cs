namespace RnnGen.Generators;

/// <summary>Softmax, loss and the gradient of the logits of one block of rows, in place.</summary>
/// <param name="Rows">Rows of the block.</param>
internal sealed record SoftmaxCrossEntropy(string Name, string Equation, int Rows) : Kernel(Name, Equation)
{
    public override string Shapes => $"logits [panelCount][{Rows}][16], targets [{Rows}]";
}
