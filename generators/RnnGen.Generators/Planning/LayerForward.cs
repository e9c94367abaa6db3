namespace RnnGen.Generators;

/// <summary>One layer over many rows: the unrolled sequence of training, or the sessions of a group.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="InputProjection">Wxh·x + b of all rows at once; null for one-hot input, whose look-up does it.</param>
/// <param name="RecurrentProduct">Whh·h_{t−1} of one unit group, added to its pre-activations.</param>
/// <param name="CandidateProduct">The recurrent side of a Gru's candidate for one unit group; null for the other cells.</param>
/// <param name="Activation">The nonlinearity of one unit group.</param>
internal sealed record LayerForward(int Layer, PanelProduct? InputProjection, PanelProduct RecurrentProduct, PanelProduct? CandidateProduct, GateActivation Activation)
{
    public IEnumerable<Kernel> Kernels => new Kernel?[] { InputProjection, RecurrentProduct, CandidateProduct, Activation }.OfType<Kernel>();

    /// <param name="prefix">What the names of the kernels begin with.</param>
    /// <param name="spec">What the user asked.</param>
    /// <param name="widths">Panels and units of a layer.</param>
    /// <param name="layer">The layer's parameters.</param>
    /// <param name="inputRows">Rows of the input projection.</param>
    /// <param name="stepRows">Rows of one time step.</param>
    /// <param name="inputStride">Floats between panels of the layer's input.</param>
    /// <param name="stateStride">Floats between panels of h.</param>
    /// <param name="inputSplit">Which panels one call of the input projection computes.</param>
    public static LayerForward Of(
        string prefix, ModelSpec spec, PaddedWidths widths, LayerParameters layer, int inputRows, int stepRows, int inputStride, int stateStride, ProductSplit inputSplit)
    {
        int gateStride = inputRows * Panel.Width;
        PanelProduct? inputProjection = layer.InputTable is not null ? null : new PanelProduct(
            $"{prefix}InputProjection{layer.Layer}",
            inputRows == stepRows ? "z = Wxh·x + b for every row (the lecture's U·x)." : "z_t = Wxh·x_t + b for all time steps (the lecture's U·x).",
            RowTiling.Of(inputRows),
            layer.InputDepth,
            widths.GatePanels,
            LeftStride: inputStride,
            layer.InputStride,
            gateStride,
            ProductStart.Bias,
            inputSplit,
            WeightStream.ProductDistance(layer.InputWeights!.Length));
        PanelProduct recurrent = new(
            $"{prefix}RecurrentProduct{layer.Layer}",
            Equations.RecurrentProduct(spec.Cell),
            RowTiling.Of(stepRows),
            spec.HiddenSize,
            widths.RecurrentGatePanels / widths.UnitGroups,
            LeftStride: stateStride,
            layer.RecurrentStride * widths.GroupPanelDistance,
            gateStride * widths.GroupPanelDistance,
            ProductStart.Result,
            ProductSplit.Whole,
            WeightStream.ProductDistance(layer.RecurrentWeights.Length));
        PanelProduct? candidate = layer.CandidateBias is null ? null : new PanelProduct(
            $"{prefix}CandidateProduct{layer.Layer}",
            Equations.RecurrentCandidate("h_{t−1}"),
            RowTiling.Of(stepRows),
            spec.HiddenSize,
            Panels: 1,
            LeftStride: stateStride,
            layer.RecurrentStride,
            gateStride,
            ProductStart.Bias,
            ProductSplit.Whole,
            WeightStream.ProductDistance(layer.RecurrentWeights.Length));
        return new LayerForward(
            layer.Layer,
            inputProjection,
            recurrent,
            candidate,
            new GateActivation($"{prefix}GateActivation{layer.Layer}", Equations.Activation(spec.Cell), spec.Cell, stepRows, gateStride * widths.GroupPanelDistance));
    }
}
