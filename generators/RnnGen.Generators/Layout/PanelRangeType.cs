namespace RnnGen.Generators.Layout;

/// <summary>The panels that one call computes: two parameters, <c>firstPanel</c> and <c>endPanel</c>.</summary>
internal sealed record PanelRangeType : OperandType
{
    public static PanelRangeType Instance { get; } = new();

    public override string Keyword => "nuint";

    public override string Declare(string name) => "nuint firstPanel, nuint endPanel";
}
