namespace RnnGen.Generators.Layout;

/// <summary>A run of floats, as emitted code refers to it.</summary>
internal sealed class Vector(Place place, VectorType type) : MemoryOperand(place)
{
    public override OperandType Type => type;

    /// <summary>The same floats under the name of a local variable.</summary>
    public Vector Named(string variable) => new(new Place(variable), type);

    /// <summary>Some of them.</summary>
    /// <param name="offset">Floats before the first.</param>
    /// <param name="length">How many.</param>
    public Vector Part(string offset, Extent length) => new(Place.At(offset), new VectorType(length));
}
