namespace RnnGen.Generators.Layout;

/// <summary>A span.</summary>
/// <param name="Element">Its element: <c>int</c> for words, <c>float</c> for numbers.</param>
/// <param name="Length">Its length.</param>
internal sealed record SpanType(string Element, Extent Length) : OperandType
{
    public override string Keyword => $"ReadOnlySpan<{Element}>";

    public override string ShapeText => $"[{Length.Text}]";

    public override bool Accepts(OperandType other) => other is SpanType span && span.Element == Element && Length.Accepts(span.Length);
}
