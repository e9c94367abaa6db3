namespace RnnGen.Benchmarks;

/// <summary>
/// A matrix for products with one vector, with sizes known only at run time: panels of 64 columns, [columns/64][rows][64], columns padded with zeros.
/// A row of a panel feeds eight accumulators, as many independent multiply-adds as a core needs.
/// </summary>
internal sealed class ColumnPanels
{
    /// <summary>Columns per panel: eight vectors.</summary>
    public const int Width = 64;

    private readonly AlignedBuffer _values;

    /// <param name="rows">Length of the vector to multiply.</param>
    /// <param name="columns">Length of the result.</param>
    public ColumnPanels(int rows, int columns)
    {
        Rows = rows;
        PanelCount = (columns + Width - 1) / Width;
        _values = new AlignedBuffer(PanelCount * rows * Width);
    }

    /// <summary>Rows per panel.</summary>
    public int Rows { get; }

    /// <summary>Number of panels.</summary>
    public int PanelCount { get; }

    /// <summary>The element at a row and a column.</summary>
    public ref float this[int row, int column] => ref _values.Span[(((column / Width * Rows) + row) * Width) + (column % Width)];

    /// <summary>The first element of a panel.</summary>
    public ref float Panel(int panel) => ref _values.Span[panel * Rows * Width];
}
