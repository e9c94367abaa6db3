namespace RnnGen.Generators;

/// <summary>The forward pass of training: T steps of B sequences.</summary>
/// <param name="Input">The look-up of the words: embeddings, or for one-hot input the first layer's pre-activations.</param>
/// <param name="Layers">The layers, from the input.</param>
internal sealed record ForwardPlan(Kernel Input, IReadOnlyList<LayerForward> Layers)
{
    public static ForwardPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        return new ForwardPlan(
            LookUp("LookUp", widths, parameters, rows.Count, isShared: true),
            parameters.Layers.Select(layer => LayerForward.Of(
                "", spec, widths, layer, rows.Count, spec.BatchSize, layer.Layer == 0 ? rows.PanelStride : rows.StatePanelStride, rows.StatePanelStride, ProductSplit.PanelRange)).ToArray());
    }

    /// <summary>The look-up of the words of some rows.</summary>
    public static Kernel LookUp(string name, PaddedWidths widths, ParameterLayout parameters, int rows, bool isShared) => parameters.Embedding is null
        ? new RowGather($"{name}Inputs", "z_t = Wxh·onehot(word) + b: one row of Wxh (the lecture's U) per word.", rows, widths.GatePanels, true, isShared)
        : parameters.IsTied
        ? new WordColumnGather($"{name}Embeddings", "x_t = embedding[word], a column of Why.", rows, widths.OutputDepth, isShared)
        : new RowGather($"{name}Embeddings", "x_t = embedding[word].", rows, widths.EmbeddingPanels, false, isShared);
}
