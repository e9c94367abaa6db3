namespace RnnGen.Generators.Layout;

/// <summary>The columns of a unit group, as emitted code refers to them.</summary>
internal sealed class Units(Place place, UnitsType type) : MemoryOperand(place)
{
    public override OperandType Type => type;
}
