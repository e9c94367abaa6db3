namespace RnnGen.Generators.Layout;

/// <summary>A parameter that always takes the same value, which the call supplies itself.</summary>
/// <param name="Text">The value.</param>
internal sealed record ConstantType(string Text) : OperandType
{
    public override string Keyword => "nuint";

    /// <summary>A parameter of a fixed value.</summary>
    public static Parameter Parameter(string name, string text) => new(name, new ConstantType(text));
}
