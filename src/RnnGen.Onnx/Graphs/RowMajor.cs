namespace RnnGen.Onnx;

/// <summary>Row-major matrices, rearranged.</summary>
internal static class RowMajor
{
    /// <summary>Puts the blocks of a matrix or vector, one a gate, into another order.</summary>
    /// <param name="source">The blocks, one behind the other.</param>
    /// <param name="order">For each block of the result, which one of the source it is.</param>
    /// <param name="destination">As long as <paramref name="source"/>.</param>
    public static void ReorderBlocks(ReadOnlySpan<float> source, IReadOnlyList<int> order, Span<float> destination)
    {
        int length = source.Length / order.Count;
        for (int block = 0; block < order.Count; block++)
        {
            source.Slice(order[block] * length, length).CopyTo(destination.Slice(block * length, length));
        }
    }

    /// <summary>Transposes a matrix, or its first columns.</summary>
    /// <param name="source">[rows, columns].</param>
    /// <param name="columns">Columns of <paramref name="source"/>.</param>
    /// <param name="destination">[n, rows]: the first n columns.</param>
    public static void Transpose(ReadOnlySpan<float> source, int columns, Span<float> destination)
    {
        int rows = source.Length / columns;
        for (int i = 0; i < destination.Length; i++)
        {
            (int column, int row) = Math.DivRem(i, rows);
            destination[i] = source[(row * columns) + column];
        }
    }

    /// <summary>Makes a square matrix of zeros the identity.</summary>
    public static void SetDiagonal(Span<float> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            matrix[(i * size) + i] = 1;
        }
    }
}
