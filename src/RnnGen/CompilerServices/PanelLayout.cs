namespace RnnGen.CompilerServices;

/// <summary>
/// Where a matrix lies in a slab: panels of 16 columns, <c>[columns/16][rows][16]</c>, so that a kernel streams one cache line per row.
/// Columns that belong to gates are interleaved by groups of units: the gates of the same units lie side by side. A group of all units leaves the gates as blocks.
/// </summary>
/// <param name="Offset">First float of the matrix in the slab.</param>
/// <param name="PanelStride">Floats from one panel to the next.</param>
/// <param name="RowStride">Floats from one row to the next within a panel.</param>
/// <param name="Gates">g: gates interleaved in the columns; 1 for none.</param>
/// <param name="Units">Units of each gate; with one gate, the number of columns.</param>
/// <param name="UnitsPerGroup">Units whose gates lie side by side.</param>
/// <param name="FirstGate">The gate that lies first in a group; the others follow in their order, and those before it after the last.</param>
public sealed record PanelLayout(int Offset, int PanelStride, int RowStride, int Gates, int Units, int UnitsPerGroup, int FirstGate = 0)
{
    /// <summary>Index in the slab of the element at <paramref name="row"/> and logical column gate·Units + unit.</summary>
    public int IndexOf(int row, int column)
    {
        int gate = ((column / Units) - FirstGate + Gates) % Gates;
        int unit = column % Units;
        int group = unit / UnitsPerGroup;
        int packed = (((group * Gates) + gate) * UnitsPerGroup) + (unit % UnitsPerGroup);
        return Offset + (packed / RnnNetwork.PanelWidth * PanelStride) + (row * RowStride) + (packed % RnnNetwork.PanelWidth);
    }
}
