namespace RnnGen.Benchmarks;

/// <summary>
/// A matrix for products with one vector, with sizes known only at run time: panels of some columns, [columns/width][rows][width], columns padded with zeros.
/// A row of a panel feeds as many accumulators as it has vectors.
/// </summary>
internal sealed class ColumnPanels
{
    private readonly AlignedBuffer _values;

    /// <param name="rows">Length of the vector to multiply.</param>
    /// <param name="columns">Length of the result.</param>
    /// <param name="width">Columns per panel.</param>
    public ColumnPanels(int rows, int columns, int width)
    {
        Rows = rows;
        Width = width;
        PanelCount = (columns + width - 1) / width;
        _values = new AlignedBuffer(PanelCount * rows * width);
    }

    /// <summary>Rows per panel.</summary>
    public int Rows { get; }

    /// <summary>Columns per panel.</summary>
    public int Width { get; }

    /// <summary>Number of panels.</summary>
    public int PanelCount { get; }

    /// <summary>The element at a row and a column.</summary>
    public ref float this[int row, int column] => ref _values.Span[(((column / Width * Rows) + row) * Width) + (column % Width)];

    /// <summary>The first element of a panel's row.</summary>
    public ref float Panel(int panel, int row = 0) => ref _values.Span[((panel * Rows) + row) * Width];
}
