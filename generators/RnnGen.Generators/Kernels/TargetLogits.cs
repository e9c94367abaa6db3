namespace RnnGen.Generators;

/// <summary>The logit of each row's own target, in the first column of the panel behind the candidates.</summary>
/// <param name="Rows">Rows of a block.</param>
/// <param name="Width">H, padded to whole panels.</param>
/// <param name="HiddenStride">Floats between panels of h.</param>
internal sealed record TargetLogits(string Name, string Equation, int Rows, int Width, int HiddenStride) : Kernel(Name, Equation)
{
    public override string Shapes => $"hidden [{Width / Panel.Width}][{Rows}][16], targetWeights [{Rows}][{Width}] → logits [{Rows}][16]";
}
