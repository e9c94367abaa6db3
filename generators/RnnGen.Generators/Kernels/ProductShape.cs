using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The operands of a product result[M, N] = left[M, K] · weights[K, N].</summary>
/// <param name="Left">M rows, K columns in panels.</param>
/// <param name="Depth">K; a multiple of 16 where only the caller knows it.</param>
/// <param name="Weights">K rows, N columns.</param>
/// <param name="Result">M rows, N columns.</param>
/// <param name="IsFar">Whether the weights outgrow the second-level cache, so that they are prefetched a page ahead.</param>
internal sealed record ProductShape(MatrixType Left, Extent Depth, MatrixType Weights, MatrixType Result, bool IsFar)
{
    /// <summary>Rows of K that are processed together: 16 KiB of a panel of weights, which stay in the first-level cache for all rows of left.</summary>
    public const int BlockDepth = 256;

    /// <summary>The largest K for which a whole panel of weights stays there: 24 KiB.</summary>
    private const int LongestUnblocked = 384;

    /// <summary>M.</summary>
    public int Rows => (int)Result.Rows.Value;

    /// <summary>Whether K is processed in blocks, with partial sums kept in the result in between.</summary>
    public bool IsBlocked => Depth.IsOpen || Depth.Value > LongestUnblocked;
}
