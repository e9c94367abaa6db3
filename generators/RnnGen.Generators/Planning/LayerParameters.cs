using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The parameters of one recurrent layer.</summary>
internal sealed class LayerParameters
{
    public LayerParameters(Slab slab, Widths widths, int layer)
    {
        Layer = layer;
        if (layer == 0 && widths.Spec.EmbeddingSize == 0)
        {
            InputTable = slab.Table("InputTable", widths.Spec.VocabularySize, widths.GateColumns);
        }
        else
        {
            InputWeights = slab.Matrix($"InputWeights{layer}", widths.GatePanels, (int)widths.InputDepth(layer).Value, widths.InputStride(layer));
        }

        RecurrentWeights = slab.Matrix($"RecurrentWeights{layer}", widths.GatePanels, widths.Spec.HiddenSize, widths.HiddenStride);
        Bias = slab.Vector($"Bias{layer}", widths.GateColumns);
        if (widths.Cell.SplitGate is { } split)
        {
            SplitBias = slab.Vector($"{split.BiasName}{layer}", widths.HiddenWidth);
        }
    }

    /// <summary>Its index, from 0 at the input.</summary>
    public int Layer { get; }

    /// <summary>Wxh as one row of gates per word, for one-hot input; null elsewhere.</summary>
    public TableRegion? InputTable { get; }

    /// <summary>Wxh in panels; null for one-hot input.</summary>
    public MatrixRegion? InputWeights { get; }

    /// <summary>Whh in panels; a split gate comes first.</summary>
    public MatrixRegion RecurrentWeights { get; }

    /// <summary>b, in the order of the gate columns.</summary>
    public VectorRegion Bias { get; }

    /// <summary>The bias on the recurrent side of a split gate; null where there is none.</summary>
    public VectorRegion? SplitBias { get; }
}
