using System.Numerics;

namespace RnnGen.Onnx;

/// <summary>Rearrangements of row-major matrices.</summary>
internal static class RowMajor
{
    /// <summary>Rearranges the blocks of a matrix or vector, one per gate.</summary>
    /// <param name="source">The blocks, one after another.</param>
    /// <param name="blocks">For each block of the result, the source block.</param>
    /// <param name="destination">As many blocks as <paramref name="blocks"/> names, each as long as those of <paramref name="source"/>.</param>
    public static void ReorderBlocks<T>(ReadOnlySpan<T> source, IReadOnlyList<GateBlock> blocks, Span<T> destination)
        where T : INumber<T>
    {
        int length = destination.Length / blocks.Count;
        for (int block = 0; block < blocks.Count; block++)
        {
            ReadOnlySpan<T> from = source.Slice(blocks[block].Source * length, length);
            Span<T> to = destination.Slice(block * length, length);
            from.CopyTo(to);
            if (blocks[block].IsNegated)
            {
                Negate(to);
            }
        }
    }

    /// <summary>Transposes a matrix, or its first columns.</summary>
    /// <param name="source">[rows, columns].</param>
    /// <param name="columns">Columns of <paramref name="source"/>.</param>
    /// <param name="destination">[n, rows]: the first n columns.</param>
    public static void Transpose<T>(ReadOnlySpan<T> source, int columns, Span<T> destination)
    {
        int rows = source.Length / columns;
        for (int i = 0; i < destination.Length; i++)
        {
            (int column, int row) = Math.DivRem(i, rows);
            destination[i] = source[(row * columns) + column];
        }
    }

    /// <summary>Turns a square matrix of zeros into the identity.</summary>
    public static void SetDiagonal(Span<float> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            matrix[(i * size) + i] = 1;
        }
    }

    private static void Negate<T>(Span<T> values)
        where T : INumber<T>
    {
        foreach (ref T value in values)
        {
            value = -value;
        }
    }
}
