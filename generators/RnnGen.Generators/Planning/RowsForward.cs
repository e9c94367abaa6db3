using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The layers over many rows: the unrolled sequence of training, or the sessions of a group. Layers of the same sizes share kernels.</summary>
internal sealed class RowsForward
{
    private readonly PanelProduct? _embeddingProjection;
    private readonly PanelProduct? _inputProjection;

    /// <param name="prefix">Prefix of the kernels' names.</param>
    /// <param name="widths">Panels and units of a layer.</param>
    /// <param name="parameters">Where the weights lie.</param>
    /// <param name="sizes">The rows, and the layout of their matrices.</param>
    public RowsForward(string prefix, Widths widths, ParameterLayout parameters, RowSizes sizes)
    {
        MatrixType gates = new(widths.GatePanels, sizes.InputRows, sizes.GateStride);
        MatrixType hidden = new(widths.HiddenPanels, sizes.StepRows, sizes.StateStride);
        string ofRows = sizes.InputRows == sizes.StepRows ? "z = Wxh·x + b of every row." : "z_t = Wxh·x_t + b for all time steps at once.";
        PanelProduct Projection(string name, int layer, Stride inputStride) => new(
            prefix + name,
            ofRows,
            new ProductShape(
                new MatrixType(widths.InputPanels(layer), sizes.InputRows, inputStride),
                widths.InputDepth(layer),
                parameters.Layers[layer].InputWeights!.Type,
                gates,
                WeightStream.IsFar(parameters.Layers[layer].InputWeights!.Length)),
            ProductStart.Bias,
            sizes.InputSplit);

        _embeddingProjection = parameters.Layers[0].InputWeights is null ? null : Projection("EmbeddingProjection", 0, sizes.GateStride);
        _inputProjection = widths.Spec.Layers == 1 ? null : Projection("InputProjection", 1, sizes.StateStride);
        bool isFar = WeightStream.IsFar(parameters.Layers[0].RecurrentWeights.Length);
        int recurrentPanels = widths.RecurrentGatePanels / widths.UnitGroups;
        Extent depth = widths.HiddenDepth;
        RecurrentProduct = new PanelProduct(
            prefix + "RecurrentProduct",
            $"z_t += Whh·h_{{t−1}} for one unit group{widths.Cell.RecurrentGates}.",
            new ProductShape(
                hidden,
                depth,
                new MatrixType(recurrentPanels, widths.Spec.HiddenSize, widths.HiddenStride.Times(widths.GroupPanelDistance)),
                new MatrixType(recurrentPanels, sizes.StepRows, sizes.GateStride.Times(widths.GroupPanelDistance)),
                isFar),
            ProductStart.Result,
            ProductSplit.Whole);
        SplitProduct = widths.Cell.SplitGate is not { } split ? null : new PanelProduct(
            prefix + split.Name,
            string.Format(split.Equation, "h_{t−1}"),
            new ProductShape(hidden, depth, new MatrixType(1, widths.Spec.HiddenSize, widths.HiddenStride), new MatrixType(1, sizes.StepRows, sizes.GateStride), isFar),
            ProductStart.Bias,
            ProductSplit.Whole);
        Activation = widths.Cell.Activation(prefix + "GateActivation", new MatrixType(widths.GroupPanels, sizes.StepRows, sizes.GateStride.Times(widths.GroupPanelDistance)));
    }

    /// <summary>Whh·h_{t−1} of one unit group, added to its pre-activations.</summary>
    public PanelProduct RecurrentProduct { get; }

    /// <summary>The recurrent side of a split gate for one unit group; null where there is none.</summary>
    public PanelProduct? SplitProduct { get; }

    /// <summary>The nonlinearity of one unit group.</summary>
    public Kernel Activation { get; }

    public IEnumerable<Kernel> Kernels => new Kernel?[] { _embeddingProjection, _inputProjection, RecurrentProduct, SplitProduct, Activation }.OfType<Kernel>();

    /// <summary>Wxh·x + b of all rows at once; null for one-hot input, whose look-up does it.</summary>
    public PanelProduct? Projection(int layer) => layer == 0 ? _embeddingProjection : _inputProjection;
}
