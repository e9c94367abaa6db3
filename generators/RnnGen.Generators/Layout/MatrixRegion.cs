namespace RnnGen.Generators.Layout;

/// <summary>A matrix in panels.</summary>
internal sealed class MatrixRegion(string name, long offset, MatrixType type)
    : Region(name, offset, type.Panels.Value * type.Rows.Value * Panel.Width)
{
    public MatrixType Type => type;

    public override string Shape => type.ShapeText;

    /// <summary>The matrix in the slab that a local variable refers to.</summary>
    public new Matrix In(string slab) => new(base.In(slab), type);
}
