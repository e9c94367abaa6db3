namespace RnnGen.Generators;

/// <summary>What each row's own target sends back to h. The members of a team share the rows.</summary>
/// <param name="Rows">Rows of a block.</param>
/// <param name="Width">H, padded to whole panels.</param>
/// <param name="HiddenStride">Floats between panels of dE/dh.</param>
internal sealed record TargetGradient(string Name, string Equation, int Rows, int Width, int HiddenStride) : Kernel(Name, Equation)
{
    public override string Shapes => $"logits [{Rows}][16], targetWeights [{Rows}][{Width}] → hiddenGradient [{Width / Panel.Width}][{Rows}][16], targetGradients [{Rows}]";
}
