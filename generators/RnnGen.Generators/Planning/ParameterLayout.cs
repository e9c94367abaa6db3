using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>
/// Where each parameter lies in the slab. The output layer is at its end, so that it can be passed separately. Gradients and optimiser
/// moments have the same layout.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly Widths _widths;
    private readonly Slab _slab = new();

    public ParameterLayout(Widths widths)
    {
        _widths = widths;
        Embedding = widths.Spec.EmbeddingSize == 0 || IsTied ? null : _slab.Table("Embedding", widths.Spec.VocabularySize, widths.EmbeddingWidth);
        Layers = [.. Enumerable.Range(0, widths.Spec.Layers).Select(layer => new LayerParameters(_slab, widths, layer))];
        Projection = widths.OutputDepth == widths.Spec.HiddenSize ? null : _slab.Matrix("Projection", widths.EmbeddingPanels, widths.Spec.HiddenSize, widths.HiddenStride);
        OutputWeights = _slab.Matrix("OutputWeights", widths.VocabularyPanels, widths.OutputDepth, widths.OutputStride);
        OutputBias = _slab.Vector("OutputBias", widths.VocabularyWidth);
    }

    /// <summary>Whether the output layer's weights are the embedding: a word is one of its columns.</summary>
    public bool IsTied => _widths.Spec.TieEmbeddings;

    /// <summary>One row per word; null for one-hot input and where embeddings are tied.</summary>
    public TableRegion? Embedding { get; }

    public IReadOnlyList<LayerParameters> Layers { get; }

    /// <summary>P in panels, from h to the width of a tied embedding; null where the widths are equal or nothing is tied.</summary>
    public MatrixRegion? Projection { get; }

    public MatrixRegion OutputWeights { get; }

    public VectorRegion OutputBias { get; }

    public IReadOnlyList<Region> Regions => _slab.Regions;

    public long Length => _slab.Length;

    /// <summary>The table of word vectors, one row each: the embedding, or Wxh for one-hot input; null where a word is a column of Why.</summary>
    public TableRegion? InputTable => Embedding ?? Layers[0].InputTable;

    /// <summary>Floats of the folded input table [V][gates of layer 0] of a frozen model; 0 for one-hot input.</summary>
    public long FoldedInputFloats => _widths.Spec.EmbeddingSize == 0 ? 0 : (long)_widths.Spec.VocabularySize * _widths.GateColumns;

    /// <summary>Panels of a region, as its gradient is divided among the team; for a table, those of a row.</summary>
    public int Panels(Region region) => region switch
    {
        MatrixRegion matrix => (int)matrix.Type.Panels.Value,
        TableRegion table => table == Embedding ? _widths.EmbeddingPanels : _widths.GatePanels,
        _ => (int)(region.Length / Panel.Width),
    };
}
