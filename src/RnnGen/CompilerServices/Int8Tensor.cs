using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// Where the int8 weights of one parameter tensor lie, with one scale for each row: w = scale · q, q in [−127, 127]. Matrices lie in panels of 16 rows, <c>[rows/16][columns/4][16][4]</c>: the
/// four columns that one instruction multiplies and adds are neighbours, and a cache line holds four columns of 16 rows. Tables lie word after word.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Int8Tensor
{
    private const int ColumnsOfASlot = sizeof(int);

    /// <summary>The same tensor in fp32: its name, its rows and columns, and the order of its rows.</summary>
    public required ParameterTensor Source { get; init; }

    /// <summary>Where the weights begin in the slab, in floats.</summary>
    public required int Offset { get; init; }

    /// <summary>Floats from one panel to the next; 0 for a table.</summary>
    public int PanelStride { get; init; }

    /// <summary>Bytes from one word of a table to the next; 0 for panels.</summary>
    public int WordBytes { get; init; }

    /// <summary>Where the scales begin, one for each row of the tensor in the order of the panels; for an embedding, one for each word.</summary>
    public required int ScalesOffset { get; init; }

    /// <summary>Where the corrections of a matrix begin: −<see cref="Quantization.Zero"/>·Σ q of each row, as int32. −1 for a table, which nothing is multiplied by.</summary>
    public int CorrectionsOffset { get; init; } = -1;

    /// <summary>Stores a row.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="row">The row of the tensor.</param>
    /// <param name="weights">q of each column.</param>
    /// <param name="scale">Its scale.</param>
    internal void WriteRow(Span<float> slab, int row, ReadOnlySpan<sbyte> weights, float scale)
    {
        Span<sbyte> bytes = MemoryMarshal.Cast<float, sbyte>(slab[Offset..]);
        int packed = PackedRow(row), sum = 0;
        for (int column = 0; column < weights.Length; column++)
        {
            bytes[IndexOf(row, packed, column)] = weights[column];
            sum += weights[column];
        }

        WriteScale(slab, row, scale);
        if (CorrectionsOffset >= 0)
        {
            slab[CorrectionsOffset + packed] = BitConverter.Int32BitsToSingle(-Quantization.Zero * sum);
        }
    }

    /// <summary>Stores the scale of a row.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="row">The row of the tensor.</param>
    /// <param name="scale">Its scale.</param>
    internal void WriteScale(Span<float> slab, int row, float scale) => slab[ScalesOffset + PackedRow(row)] = scale;

    /// <summary>Reads a row and returns its scale.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="row">The row of the tensor.</param>
    /// <param name="weights">Receives q of each column.</param>
    internal float ReadRow(ReadOnlySpan<float> slab, int row, Span<sbyte> weights)
    {
        ReadOnlySpan<sbyte> bytes = MemoryMarshal.Cast<float, sbyte>(slab[Offset..]);
        int packed = PackedRow(row);
        for (int column = 0; column < weights.Length; column++)
        {
            weights[column] = bytes[IndexOf(row, packed, column)];
        }

        return slab[ScalesOffset + packed];
    }

    /// <summary>Σ q·(u − <see cref="Quantization.Zero"/>) of a row of a matrix and a quantised vector.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="packedRow">The row, in the order of the panels: of an output layer, the word.</param>
    /// <param name="values">u of each column, as bytes.</param>
    /// <param name="scale">The row's scale.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Multiply(ReadOnlySpan<float> slab, int packedRow, ReadOnlySpan<float> values, out float scale)
    {
        const int Width = ServingNetwork.PanelWidth;
        int slots = (Source.Columns + ColumnsOfASlot - 1) / ColumnsOfASlot, lane = packedRow % Width;
        int eight = lane & ~(Vector256<float>.Count - 1);
        ref float weights = ref MemoryMarshal.GetReference(slab.Slice(Offset + (packedRow / Width * PanelStride) + eight, ((slots - 1) * Width) + Vector256<float>.Count));
        ReadOnlySpan<int> fours = MemoryMarshal.Cast<float, int>(values)[..slots];
        Vector256<int> sums = Vector256.Create(BitConverter.SingleToInt32Bits(slab[CorrectionsOffset + packedRow]));
        for (int slot = 0; slot < fours.Length; slot++)
        {
            sums = Quantization.MultiplyAdd(sums, fours[slot], Vector256.LoadUnsafe(ref weights, (nuint)(slot * Width)));
        }

        scale = slab[ScalesOffset + packedRow];
        return sums[lane - eight];
    }

    /// <summary>Where a row stands among all of them: gates are interleaved; those of a table of words are not.</summary>
    private int PackedRow(int row)
    {
        if (!Source.Transposed)
        {
            return row;
        }

        PanelLayout layout = Source.Layout;
        int index = layout.IndexOf(0, row) - layout.Offset;
        return (index / layout.PanelStride * ServingNetwork.PanelWidth) + (index % layout.PanelStride);
    }

    private int IndexOf(int row, int packedRow, int column)
    {
        if (WordBytes > 0)
        {
            return Source.Transposed ? (column * WordBytes) + packedRow : (row * WordBytes) + column;
        }

        int slot = (packedRow / ServingNetwork.PanelWidth * PanelStride) + (column / ColumnsOfASlot * ServingNetwork.PanelWidth) + (packedRow % ServingNetwork.PanelWidth);
        return (slot * ColumnsOfASlot) + (column % ColumnsOfASlot);
    }
}
