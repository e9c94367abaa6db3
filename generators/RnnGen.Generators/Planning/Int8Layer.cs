using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The parameters of one recurrent layer with int8 weights: see <see cref="LayerParameters"/>.</summary>
internal sealed class Int8Layer
{
    public Int8Layer(Slab slab, Widths widths, int layer)
    {
        if (layer == 0 && widths.Spec.EmbeddingSize == 0)
        {
            InputTable = new Int8Table(slab, "Int8InputTable", widths.Spec.VocabularySize, widths.GateColumns, scales: widths.GateColumns);
        }
        else
        {
            InputWeights = new Int8Matrix(slab, $"Int8InputWeights{layer}", widths.GatePanels, (int)widths.InputDepth(layer).Value);
        }

        RecurrentWeights = new Int8Matrix(slab, $"Int8RecurrentWeights{layer}", widths.GatePanels, widths.Spec.HiddenSize);
        Bias = slab.Vector($"Int8Bias{layer}", widths.GateColumns);
        SplitBias = widths.Cell.SplitGate is { } split ? slab.Vector($"Int8{split.BiasName}{layer}", widths.HiddenWidth) : null;
    }

    /// <summary>Wxh as one row of gates per word, for one-hot input; null elsewhere.</summary>
    public Int8Table? InputTable { get; }

    /// <summary>Wxh; null for one-hot input.</summary>
    public Int8Matrix? InputWeights { get; }

    /// <summary>Whh; a split gate comes first.</summary>
    public Int8Matrix RecurrentWeights { get; }

    /// <summary>b in fp32, in the order of the gate columns.</summary>
    public VectorRegion Bias { get; }

    /// <summary>The bias on the recurrent side of a split gate; null where there is none.</summary>
    public VectorRegion? SplitBias { get; }
}
