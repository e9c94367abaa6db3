using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.CompilerServices;

/// <summary>
/// Operations on matrices in panels of 16 columns, [N/16][rows][16]: transposes, sums, carried rows. Only generated code calls it; what takes a reference trusts its offsets and sizes. Transposes
/// and sums of columns take a range of panels, from <c>firstPanel</c> up to <c>endPanel</c>, so that the members of a team can share them; the other methods take all.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panels
{
    private const int Width = RnnNetwork.PanelWidth;

    /// <summary>result[n, k] = weights[k, n]: transposes weights in panels. Padding columns in the last panel of the result become zero.</summary>
    /// <param name="weights">[N/16][depth][16].</param>
    /// <param name="depth">K: rows of the weights.</param>
    /// <param name="result">[K/16, rounded up][N][16].</param>
    /// <param name="resultStride">Floats from one panel of the result to the next, at least 16·N.</param>
    /// <param name="firstPanel">The first panel of the weights.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <remarks>It works in blocks of 16 by 16 floats: each is 1 contiguous KiB on both sides.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float weights, nuint depth, ref float result, nuint resultStride, nuint firstPanel, nuint endPanel)
    {
        nuint blocks = depth / Width, tail = depth % Width;
        for (nuint panel = firstPanel; panel < endPanel; panel++)
        {
            ref float source = ref Unsafe.Add(ref weights, panel * (depth * Width));
            ref float target = ref Unsafe.Add(ref result, panel * (Width * Width));
            for (nuint block = 0; block < blocks; block++)
            {
                TransposeBlock(ref Unsafe.Add(ref source, block * (Width * Width)), ref Unsafe.Add(ref target, block * resultStride));
            }

            if (tail > 0)
            {
                TransposeTail(ref Unsafe.Add(ref source, blocks * (Width * Width)), tail, ref Unsafe.Add(ref target, blocks * resultStride));
            }
        }
    }

    /// <summary>result[n] = Σ over the rows of values[row, n], added in the order of the rows: the gradient of a bias.</summary>
    /// <param name="values">[N/16][rows][16].</param>
    /// <param name="rows">Rows of the values.</param>
    /// <param name="result">[N].</param>
    /// <param name="accumulate">Whether the sum starts from the values in the result instead of zero.</param>
    /// <param name="firstPanel">The first panel of the values.</param>
    /// <param name="endPanel">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumColumns(ref float values, nuint rows, ref float result, bool accumulate, nuint firstPanel, nuint endPanel)
    {
        nuint stride = rows * Width;
        for (nuint panel = firstPanel; panel < endPanel; panel++)
        {
            Vector256<float> low = accumulate ? Vector256.LoadUnsafe(ref result, panel * Width) : Vector256<float>.Zero;
            Vector256<float> high = accumulate ? Vector256.LoadUnsafe(ref result, (panel * Width) + 8) : Vector256<float>.Zero;
            for (nuint row = panel * stride, end = (panel + 1) * stride; row < end; row += Width)
            {
                low += Vector256.LoadUnsafe(ref values, row);
                high += Vector256.LoadUnsafe(ref values, row + 8);
            }

            low.StoreUnsafe(ref result, panel * Width);
            high.StoreUnsafe(ref result, (panel * Width) + 8);
        }
    }

    /// <summary>Returns the first element of a column; the next ones follow 16 floats apart.</summary>
    /// <param name="panels">[N/16][rows][16].</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="column">The column, in [0, N).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref float Column(ref float panels, nuint rows, nuint column) =>
        ref Unsafe.Add(ref panels, (column / Width * (rows * Width)) + (column % Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(ref float source, ref float target)
    {
        if (Avx.IsSupported)
        {
            for (nuint half = 0; half < Width; half += 8)
            {
                TransposeEight(ref Unsafe.Add(ref source, half), ref Unsafe.Add(ref target, half * Width));
                TransposeEight(ref Unsafe.Add(ref source, (8 * Width) + half), ref Unsafe.Add(ref target, (half * Width) + 8));
            }

            return;
        }

        for (nuint column = 0; column < Width; column++)
        {
            ref float from = ref Unsafe.Add(ref source, column);
            ref float to = ref Unsafe.Add(ref target, column * Width);
            to = from;
            Unsafe.Add(ref to, 1) = Unsafe.Add(ref from, 1 * Width);
            Unsafe.Add(ref to, 2) = Unsafe.Add(ref from, 2 * Width);
            Unsafe.Add(ref to, 3) = Unsafe.Add(ref from, 3 * Width);
            Unsafe.Add(ref to, 4) = Unsafe.Add(ref from, 4 * Width);
            Unsafe.Add(ref to, 5) = Unsafe.Add(ref from, 5 * Width);
            Unsafe.Add(ref to, 6) = Unsafe.Add(ref from, 6 * Width);
            Unsafe.Add(ref to, 7) = Unsafe.Add(ref from, 7 * Width);
            Unsafe.Add(ref to, 8) = Unsafe.Add(ref from, 8 * Width);
            Unsafe.Add(ref to, 9) = Unsafe.Add(ref from, 9 * Width);
            Unsafe.Add(ref to, 10) = Unsafe.Add(ref from, 10 * Width);
            Unsafe.Add(ref to, 11) = Unsafe.Add(ref from, 11 * Width);
            Unsafe.Add(ref to, 12) = Unsafe.Add(ref from, 12 * Width);
            Unsafe.Add(ref to, 13) = Unsafe.Add(ref from, 13 * Width);
            Unsafe.Add(ref to, 14) = Unsafe.Add(ref from, 14 * Width);
            Unsafe.Add(ref to, 15) = Unsafe.Add(ref from, 15 * Width);
        }
    }

    /// <summary>Transposes 8 by 8 floats, both with 16 floats from row to row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEight(ref float source, ref float target)
    {
        for (nuint column = 0; column < 8; column += 4)
        {
            // Four columns of rows r and r + 4 in the halves of a vector; a transpose of 4 by 4 in each half then gives whole columns.
            Vector256<float> row0 = FourOf(ref source, column), row1 = FourOf(ref source, column + Width);
            Vector256<float> row2 = FourOf(ref source, column + (2 * Width)), row3 = FourOf(ref source, column + (3 * Width));
            Vector256<float> low01 = Avx.UnpackLow(row0, row1), high01 = Avx.UnpackHigh(row0, row1), low23 = Avx.UnpackLow(row2, row3), high23 = Avx.UnpackHigh(row2, row3);
            ref float columns = ref Unsafe.Add(ref target, column * Width);
            Avx.Shuffle(low01, low23, 0b_01_00_01_00).StoreUnsafe(ref columns);
            Avx.Shuffle(low01, low23, 0b_11_10_11_10).StoreUnsafe(ref columns, Width);
            Avx.Shuffle(high01, high23, 0b_01_00_01_00).StoreUnsafe(ref columns, 2 * Width);
            Avx.Shuffle(high01, high23, 0b_11_10_11_10).StoreUnsafe(ref columns, 3 * Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FourOf(ref float source, nuint offset) =>
        Vector256.Create(Vector128.LoadUnsafe(ref source, offset), Vector128.LoadUnsafe(ref source, offset + (4 * Width)));

    /// <summary>Transposes a block with fewer than 16 rows, once per panel: zeroed, then filled row by row, since only the number of rows is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeTail(ref float source, nuint rows, ref float target)
    {
        for (nuint offset = 0; offset < Width * Width; offset += 8)
        {
            Vector256<float>.Zero.StoreUnsafe(ref target, offset);
        }

        for (nuint row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref source, row * Width);
            ref float to = ref Unsafe.Add(ref target, row);
            to = from;
            Unsafe.Add(ref to, 1 * Width) = Unsafe.Add(ref from, 1);
            Unsafe.Add(ref to, 2 * Width) = Unsafe.Add(ref from, 2);
            Unsafe.Add(ref to, 3 * Width) = Unsafe.Add(ref from, 3);
            Unsafe.Add(ref to, 4 * Width) = Unsafe.Add(ref from, 4);
            Unsafe.Add(ref to, 5 * Width) = Unsafe.Add(ref from, 5);
            Unsafe.Add(ref to, 6 * Width) = Unsafe.Add(ref from, 6);
            Unsafe.Add(ref to, 7 * Width) = Unsafe.Add(ref from, 7);
            Unsafe.Add(ref to, 8 * Width) = Unsafe.Add(ref from, 8);
            Unsafe.Add(ref to, 9 * Width) = Unsafe.Add(ref from, 9);
            Unsafe.Add(ref to, 10 * Width) = Unsafe.Add(ref from, 10);
            Unsafe.Add(ref to, 11 * Width) = Unsafe.Add(ref from, 11);
            Unsafe.Add(ref to, 12 * Width) = Unsafe.Add(ref from, 12);
            Unsafe.Add(ref to, 13 * Width) = Unsafe.Add(ref from, 13);
            Unsafe.Add(ref to, 14 * Width) = Unsafe.Add(ref from, 14);
            Unsafe.Add(ref to, 15 * Width) = Unsafe.Add(ref from, 15);
        }
    }

    /// <summary>Returns Σ e_t over all rows of a batch, added in their order.</summary>
    /// <param name="rowLosses">e_t of each row as a double, two floats each.</param>
    public static double SumOfLosses(ReadOnlySpan<float> rowLosses)
    {
        double sum = 0;
        foreach (double loss in MemoryMarshal.Cast<float, double>(rowLosses))
        {
            sum += loss;
        }

        return sum;
    }

    /// <summary>Zeroes the first rows of every panel.</summary>
    /// <param name="matrix">The matrix, whose panels follow each other without a gap.</param>
    /// <param name="panelStride">Floats of a panel.</param>
    /// <param name="length">Floats of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The panels have no floats, or fewer than the rows.</exception>
    public static void ClearRows(Span<float> matrix, int panelStride, int length)
    {
        ThrowIfNotWithinPanel(matrix.Length, panelStride, 0, length);
        for (int panel = 0; panel < matrix.Length; panel += panelStride)
        {
            matrix.Slice(panel, length).Clear();
        }
    }

    /// <summary>Copies some rows of every panel to its first ones.</summary>
    /// <param name="matrix">The matrix, whose panels follow each other without a gap.</param>
    /// <param name="panelStride">Floats of a panel.</param>
    /// <param name="offset">Floats of a panel before the rows.</param>
    /// <param name="length">Floats of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The panels have no floats, or end before the rows do.</exception>
    public static void CarryRows(Span<float> matrix, int panelStride, int offset, int length)
    {
        ThrowIfNotWithinPanel(matrix.Length, panelStride, offset, length);
        for (int panel = 0; panel < matrix.Length; panel += panelStride)
        {
            matrix.Slice(panel + offset, length).CopyTo(matrix[panel..]);
        }
    }

    private static void ThrowIfNotWithinPanel(int floats, int panelStride, int offset, int length)
    {
        if (panelStride < 1 || floats % panelStride != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(panelStride), panelStride, $"A panel has {panelStride} floats, but must have at least 1, and {floats} be a multiple of it.");
        }

        if (offset < 0 || offset > panelStride)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"The rows begin after {offset} floats of a panel of {panelStride}.");
        }

        if (length < 0 || length > panelStride - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"The rows have {length} floats, but a panel has {panelStride - offset} from there on.");
        }
    }
}
