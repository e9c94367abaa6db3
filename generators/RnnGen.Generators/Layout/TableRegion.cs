namespace RnnGen.Generators.Layout;

/// <summary>A table with one row per word.</summary>
internal sealed class TableRegion(string name, long offset, TableType type)
    : Region(name, offset, (long)type.Words * type.Width)
{
    public TableType Type => type;

    public override string Shape => type.ShapeText;

    /// <summary>The table in the slab that a local variable refers to.</summary>
    public new Table In(string slab) => new(base.In(slab), type);
}
