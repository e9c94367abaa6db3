namespace RnnGen.Generators.Layout;

/// <summary>A table with one row per word, as emitted code refers to it.</summary>
internal sealed class Table(Place place, TableType type) : MemoryOperand(place)
{
    public override OperandType Type => type;

    /// <summary>The row of a word.</summary>
    public Vector Row(string word) => new(Place.At($"{word} * {type.Width}"), new VectorType(type.Width));
}
