namespace RnnGen.Generators.Layout;

/// <summary>The columns of one unit group in a matrix of hidden columns.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Units">Units of the group: 16 fill a panel, 8 half of one.</param>
internal sealed record UnitsType(int Rows, int Units) : OperandType
{
    public override string Keyword => "ref float";

    public override string ShapeText => $"{(Units == Panel.Width ? "one panel" : "half a panel")} of [{Rows}][16]";
}
