using System.ComponentModel;

namespace RnnGen.CompilerServices;

/// <summary>
/// Where a matrix lies in a slab: panels of 16 columns, <c>[columns/16][rows][16]</c>, so that a kernel streams one cache line per row.
/// Columns that belong to gates are interleaved by groups of units: the gates of the same units lie side by side. With all units in one group, the gates lie in blocks.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PanelLayout
{
    /// <summary>First float of the matrix in the slab.</summary>
    public required int Offset { get; init; }

    /// <summary>Floats from one panel to the next.</summary>
    public required int PanelStride { get; init; }

    /// <summary>Floats from one row to the next within a panel.</summary>
    public required int RowStride { get; init; }

    /// <summary>g: gates interleaved in the columns; 1 for none.</summary>
    public required int Gates { get; init; }

    /// <summary>Units of each gate; with one gate, the number of columns.</summary>
    public required int Units { get; init; }

    /// <summary>Units whose gates lie side by side.</summary>
    public required int UnitsPerGroup { get; init; }

    /// <summary>The gate that lies first in a group; the others follow in cyclic order.</summary>
    public int FirstGate { get; init; }

    /// <summary>Returns the index in the slab of the element at <paramref name="row"/> and logical column gate·Units + unit.</summary>
    public int IndexOf(int row, int column)
    {
        int gate = ((column / Units) - FirstGate + Gates) % Gates;
        int unit = column % Units;
        int group = unit / UnitsPerGroup;
        int packed = (((group * Gates) + gate) * UnitsPerGroup) + (unit % UnitsPerGroup);
        return Offset + (packed / RnnNetwork.PanelWidth * PanelStride) + (row * RowStride) + (packed % RnnNetwork.PanelWidth);
    }
}
