namespace RnnGen.Generators.Layout;

/// <summary>A single value.</summary>
/// <param name="Name">Its type in C#.</param>
internal sealed record ScalarType(string Name) : OperandType
{
    public static ScalarType Bool { get; } = new("bool");

    public static ScalarType Float { get; } = new("float");

    public static ScalarType Int { get; } = new("int");

    public static ScalarType Count { get; } = new("nuint");

    public override string Keyword => Name;
}
