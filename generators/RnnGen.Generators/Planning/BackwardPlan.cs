using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Backpropagation through time, from the top layer to the words. Layers of the same sizes share kernels.</summary>
internal sealed class BackwardPlan
{
    private readonly InputBackward? _embedding;
    private readonly InputBackward? _input;

    public BackwardPlan(Widths widths, ParameterLayout parameters, WorkspaceLayout workspace)
    {
        UnrolledRows rows = widths.Rows;
        MatrixRegion weights = parameters.Layers[0].RecurrentWeights;
        MatrixType gates = new(widths.GatePanels, rows.Count, rows.PanelStride);
        Gates = widths.Cell.Gradient("GateGradient", new MatrixType(widths.GroupPanels, rows.Batch, rows.PanelStride.Times(widths.GroupPanelDistance)));
        if (rows.TimeSteps > 1)
        {
            TransposeRecurrent = PanelTranspose.Create(weights.Type, widths.HiddenDepth, workspace.Backward.RecurrentTransposed.Type);
            RecurrentGradient = new PanelProduct(
                "RecurrentGradient",
                "dh_{t−1} += Whhᵀ·dz_t: the gradient flows back along the recurrence.",
                new ProductShape(
                    new MatrixType(widths.GatePanels, rows.Batch, rows.PanelStride),
                    new Extent("GateColumns", widths.GateColumns),
                    workspace.Backward.RecurrentTransposed.Type,
                    new MatrixType(widths.HiddenPanels, rows.Batch, rows.PanelStride),
                    WeightStream.IsFar(weights.Length)),
                ProductStart.Result,
                ProductSplit.Tiles);
        }

        RecurrentWeightGradient = new PanelOuterProduct(
            "RecurrentWeightGradient",
            "dWhh = Σ dz_t ⊗ h_{t−1} over all rows.",
            new OuterProductShape(new MatrixType(widths.HiddenPanels, rows.Count, rows.StatePanelStride), gates, weights.Type, WeightStream.IsFar(weights.Length)),
            canAccumulate: false);
        BiasGradient = ColumnSum.Create(gates, widths.UnrolledRows);
        SplitBiasGradient = widths.Cell.SplitGate is null ? null : ColumnSum.Create(new MatrixType(widths.HiddenPanels, rows.Count, rows.PanelStride), widths.UnrolledRows);
        _embedding = parameters.Layers[0].InputWeights is null ? null : new InputBackward("Embedding", widths, parameters, workspace, layer: 0);
        _input = parameters.Layers.Count == 1 ? null : new InputBackward("Input", widths, parameters, workspace, layer: 1);
    }

    /// <summary>Back through the nonlinearity of one unit group.</summary>
    public Kernel Gates { get; }

    /// <summary>Whhᵀ in panels; null for a single time step.</summary>
    public RuntimeMethod? TransposeRecurrent { get; }

    /// <summary>What step t sends to step t − 1; null for a single time step.</summary>
    public PanelProduct? RecurrentGradient { get; }

    /// <summary>dWhh.</summary>
    public PanelOuterProduct RecurrentWeightGradient { get; }

    /// <summary>db = Σ dz_t over all rows.</summary>
    public RuntimeMethod BiasGradient { get; }

    /// <summary>The same on the recurrent side of a split gate; null where there is none.</summary>
    public RuntimeMethod? SplitBiasGradient { get; }

    public IEnumerable<Kernel> Kernels =>
        new Kernel?[] { Gates, RecurrentGradient, RecurrentWeightGradient, _input?.WeightGradient, _input?.Gradient, _embedding?.WeightGradient, _embedding?.Gradient }.OfType<Kernel>();

    /// <summary>From a layer's pre-activations to its input; null for one-hot input, which is a look-up.</summary>
    public InputBackward? Input(int layer) => layer == 0 ? _embedding : _input;
}
