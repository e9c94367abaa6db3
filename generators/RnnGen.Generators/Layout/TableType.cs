namespace RnnGen.Generators.Layout;

/// <summary>A table with one row of floats for each word: [V][width].</summary>
/// <param name="Words">V.</param>
/// <param name="Width">Floats of a row, padding included.</param>
internal sealed record TableType(int Words, int Width) : OperandType
{
    public override string Keyword => "ref float";

    public override string ShapeText => $"[{Words}][{Width}]";
}
