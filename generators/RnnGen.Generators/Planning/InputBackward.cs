using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The backward pass from a layer's pre-activations to its input.</summary>
internal sealed class InputBackward
{
    public InputBackward(string name, Widths widths, ParameterLayout parameters, WorkspaceLayout workspace, int layer)
    {
        UnrolledRows rows = widths.Rows;
        MatrixRegion weights = parameters.Layers[layer].InputWeights!;
        bool isFar = WeightStream.IsFar(weights.Length);
        MatrixType gates = new(widths.GatePanels, rows.Count, rows.PanelStride);
        MatrixType transposed = workspace.Backward.InputTransposed!.Type with { Panels = Extent.Of(widths.InputPanels(layer)) };
        WeightGradient = new PanelOuterProduct(
            $"{name}WeightGradient",
            "dWxh = Σ dz_t ⊗ x_t over all rows.",
            new OuterProductShape(new MatrixType(widths.InputPanels(layer), rows.Count, layer == 0 ? rows.PanelStride : rows.StatePanelStride), gates, weights.Type, isFar),
            canAccumulate: false);
        Transpose = PanelTranspose.Create(weights.Type, widths.InputDepth(layer), transposed);
        Gradient = new PanelProduct(
            $"{name}Gradient",
            "dx_t = Wxhᵀ·dz_t for all time steps.",
            new ProductShape(gates, new Extent("GateColumns", widths.GateColumns), transposed, new MatrixType(widths.InputPanels(layer), rows.Count, rows.PanelStride), isFar),
            ProductStart.Zero,
            ProductSplit.Tiles);
    }

    /// <summary>dWxh.</summary>
    public PanelOuterProduct WeightGradient { get; }

    /// <summary>Wxhᵀ in panels.</summary>
    public RuntimeMethod Transpose { get; }

    /// <summary>dE/dx_t.</summary>
    public PanelProduct Gradient { get; }
}
