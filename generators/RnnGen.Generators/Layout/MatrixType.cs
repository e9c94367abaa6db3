namespace RnnGen.Generators.Layout;

/// <summary>A matrix in panels of 16 columns: [panels][rows][16].</summary>
/// <param name="Panels">Panels.</param>
/// <param name="Rows">Rows of a panel.</param>
/// <param name="PanelStride">Floats from one panel to the next: at least those of its rows.</param>
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

    /// <summary>How far into the matrix <paramref name="panel"/> begins, as an expression.</summary>
    public string PanelOffset(string panel) => $"{panel} * {PanelStride.Text}";
}
