using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The operands of a product result[M, N] = left[M, K] · weights[K, N].</summary>
/// <param name="Left">M rows, K columns in panels.</param>
/// <param name="Depth">K; where only the caller knows it, a multiple of 16.</param>
/// <param name="Weights">K rows, N columns.</param>
/// <param name="Result">M rows, N columns.</param>
/// <param name="IsFar">Whether the weights outgrow the second-level cache, so that they are asked for a page ahead.</param>
internal sealed record ProductShape(MatrixType Left, Extent Depth, MatrixType Weights, MatrixType Result, bool IsFar)
{
    /// <summary>Rows of K that are worked off at once: 16 KiB of a panel of the weights, which stay in the first-level cache for all rows of left.</summary>
    public const int BlockDepth = 256;

    /// <summary>The longest K whose panel of weights stays there as a whole: 24 KiB.</summary>
    private const int LongestUnblocked = 384;

    /// <summary>M.</summary>
    public int Rows => (int)Result.Rows.Value;

    /// <summary>Whether K is worked off in blocks, the sums resting in the result in between.</summary>
    public bool IsBlocked => Depth.IsOpen || Depth.Value > LongestUnblocked;
}
