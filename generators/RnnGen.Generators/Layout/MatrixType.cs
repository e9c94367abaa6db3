namespace RnnGen.Generators.Layout;

/// <summary>A matrix in panels of 16 columns: [panels][rows][16].</summary>
/// <param name="Panels">Panels.</param>
/// <param name="Rows">Rows of a panel.</param>
/// <param name="PanelStride">Floats from one panel to the next: at least those of a panel's rows.</param>
internal sealed record MatrixType(Extent Panels, Extent Rows, Stride PanelStride) : OperandType
{
    public MatrixType(long panels, long rows, Stride panelStride)
        : this(Extent.Of(panels), Extent.Of(rows), panelStride)
    {
    }

    public override string Keyword => "ref float";

    public override string ShapeText => $"[{Panels.Text}][{Rows.Text}][16]";

    public override bool Accepts(OperandType other) =>
        other is MatrixType matrix && Panels.Accepts(matrix.Panels) && Rows.Accepts(matrix.Rows) && PanelStride.Equals(matrix.PanelStride);

    /// <summary>The same matrix, which has to be contiguous.</summary>
    /// <exception cref="InvalidOperationException">There are gaps between its panels.</exception>
    public MatrixType WithoutGaps() => PanelStride.Floats == Rows.Value * Panel.Width
        ? this
        : throw new InvalidOperationException($"A matrix of {Rows.Text} rows has gaps between panels that are {PanelStride} floats apart.");

    /// <summary>The name of its number of rows in emitted code.</summary>
    /// <exception cref="InvalidOperationException">It has a different number of rows.</exception>
    public string RowsNamed(Extent rows) => Rows.Value == rows.Value
        ? rows.Text
        : throw new InvalidOperationException($"A matrix of {Rows.Text} rows does not have {rows.Text} = {rows.Value} rows.");

    /// <summary>The offset of <paramref name="panel"/> in the matrix, as an expression.</summary>
    public string PanelOffset(string panel) => panel == "1" ? PanelStride.Text : $"{panel} * {PanelStride.Text}";
}
