using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The operands of a weight gradient result[K, N] = leftᵀ[K, M] · right[M, N], summed over the M rows of a batch.</summary>
/// <param name="Left">M rows, K columns in panels.</param>
/// <param name="Right">M rows, N columns.</param>
/// <param name="Result">K rows, N columns.</param>
/// <param name="IsFar">Whether the result outgrows the second-level cache, so that each tile of it is prefetched before its sums are computed.</param>
internal sealed record OuterProductShape(MatrixType Left, MatrixType Right, MatrixType Result, bool IsFar)
{
    /// <summary>The maximum number of rows summed over at once: 12 KiB of a panel of each side, which stay in the first-level cache for all tiles of the panel.</summary>
    private const int MostBlockRows = 192;

    /// <summary>M.</summary>
    public int Rows => (int)Right.Rows.Value;

    /// <summary>K.</summary>
    public int Depth => (int)Result.Rows.Value;

    /// <summary>Whether the rows are processed in blocks, with partial sums kept in the result in between.</summary>
    public bool IsBlocked => Blocks > 1;

    /// <summary>Rows of a block; the last may have fewer.</summary>
    public int BlockRows => (Rows + Blocks - 1) / Blocks;

    private int Blocks => (Rows + MostBlockRows - 1) / MostBlockRows;
}
