using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Weights [N/16][K][16] to the panels of their transpose [K/16][N][16], columns beyond K zero. One call transposes the panels that its caller passes.</summary>
internal static class PanelTranspose
{
    /// <param name="weights">The weights; their panels follow each other without a gap.</param>
    /// <param name="depth">K, named as in emitted code.</param>
    /// <param name="result">The transpose.</param>
    public static RuntimeMethod Create(MatrixType weights, Extent depth, MatrixType result) => new(
        "Panels.Transpose",
        new("weights", weights.WithoutGaps()),
        ConstantType.Parameter("depth", weights.RowsNamed(depth)),
        new("result", result),
        ConstantType.Parameter("resultStride", result.PanelStride.Argument),
        new("panels", PanelRangeType.Instance));
}
