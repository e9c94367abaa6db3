namespace RnnGen.Generators.Layout;

/// <summary>An operand in memory, passed by reference.</summary>
internal abstract class MemoryOperand(Place place) : Operand
{
    public Place Place => place;

    public override string Argument => $"ref {place}";
}
