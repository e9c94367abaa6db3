namespace RnnGen.Generators.Layout;

/// <summary>A run of floats: a bias, or one number per row.</summary>
/// <param name="Length">Its length.</param>
internal sealed record VectorType(Extent Length) : OperandType
{
    public VectorType(long length)
        : this(Extent.Of(length))
    {
    }

    public override string Keyword => "ref float";

    public override string ShapeText => $"[{Length.Text}]";

    /// <summary>Accepts a longer run too: what lies beyond is not touched.</summary>
    public override bool Accepts(OperandType other) => other is VectorType vector && (Length.IsOpen || vector.Length.Known >= Length.Known);
}
