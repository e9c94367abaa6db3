using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int Gates { get; init => field = AtLeastOne(value); }

    /// <summary>Units of each gate; with one gate, the number of columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int Units { get; init => field = AtLeastOne(value); }

    /// <summary>Units whose gates lie side by side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public required int UnitsPerGroup { get; init => field = AtLeastOne(value); }

    /// <summary>The gate that lies first in a group; the others follow in cyclic order.</summary>
    public int FirstGate { get; init; }

    /// <summary>Returns the index in the slab of the element at <paramref name="row"/> and logical column gate·Units + unit.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, in [0, <see cref="Gates"/>·<see cref="Units"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public int IndexOf(int row, int column)
    {
        if (row < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, $"The row is {row}, but rows begin at 0.");
        }

        if (column < 0 || column >= (long)Gates * Units)
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, $"The column is {column}, but must lie in [0, {(long)Gates * Units}).");
        }

        int gate = ((column / Units) - FirstGate + Gates) % Gates;
        int unit = column % Units;
        int group = unit / UnitsPerGroup;
        int packed = (((group * Gates) + gate) * UnitsPerGroup) + (unit % UnitsPerGroup);
        return Offset + (packed / RnnNetwork.PanelWidth * PanelStride) + (row * RowStride) + (packed % RnnNetwork.PanelWidth);
    }

    private static int AtLeastOne(int value, [CallerMemberName] string name = "") =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must be at least 1.");
}
