namespace RnnGen.Generators.Layout;

/// <summary>A matrix in panels, as emitted code refers to it.</summary>
internal sealed class Matrix(Place place, MatrixType type) : MemoryOperand(place)
{
    public override OperandType Type => type;

    public MatrixType Shape => type;

    /// <summary>The same matrix under the name of a local variable.</summary>
    public Matrix Named(string variable) => new(new Place(variable), type);

    /// <summary>Some of its rows.</summary>
    /// <param name="offset">Floats before the first.</param>
    /// <param name="count">How many.</param>
    public Matrix Rows(string offset, int count) => new(Place.At(offset), type with { Rows = Extent.Of(count) });

    /// <summary>Its first rows.</summary>
    public Matrix FirstRows(int count) => new(Place, type with { Rows = Extent.Of(count) });

    /// <summary>Some of its panels, consecutive or at a fixed distance.</summary>
    /// <param name="offset">Floats before the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="distance">Panels from one to the next.</param>
    public Matrix Panels(string offset, Extent count, int distance = 1) => new(Place.At(offset), type with { Panels = count, PanelStride = type.PanelStride.Times(distance) });

    /// <summary>Its first panels.</summary>
    public Matrix FirstPanels(Extent count) => new(Place, type with { Panels = count });

    /// <summary>The columns of a unit group.</summary>
    /// <param name="group">The group, as an expression.</param>
    /// <param name="units">Units of a group.</param>
    public Units UnitsOf(string group, int units) =>
        new(Place.At($"UnitOffset({group}, {type.PanelStride.Text})"), new UnitsType((int)type.Rows.Value, units));
}
