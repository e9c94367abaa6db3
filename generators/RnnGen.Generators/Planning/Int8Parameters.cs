using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Where each parameter of a model with int8 weights lies: see <see cref="ParameterLayout"/>. The output layer is at the end, so that it can be passed separately.</summary>
internal sealed class Int8Parameters
{
    /// <summary>Vectors after Why: its scales, its corrections, by.</summary>
    public const int WordVectors = 3;

    private readonly Slab _slab = new();

    public Int8Parameters(Widths widths)
    {
        Embedding = widths.Spec.EmbeddingSize == 0 || widths.Spec.TieEmbeddings ? null
            : new Int8Table(_slab, "Int8Embedding", widths.Spec.VocabularySize, widths.EmbeddingWidth, scales: widths.Spec.VocabularySize);
        Layers = [.. Enumerable.Range(0, widths.Spec.Layers).Select(layer => new Int8Layer(_slab, widths, layer))];
        Projection = widths.OutputDepth == widths.Spec.HiddenSize ? null : new Int8Matrix(_slab, "Int8Projection", widths.EmbeddingPanels, widths.Spec.HiddenSize);
        OutputWeights = new Int8Matrix(_slab, "Int8OutputWeights", widths.VocabularyPanels, widths.OutputDepth);
        OutputBias = _slab.Vector("Int8OutputBias", widths.VocabularyWidth);
    }

    /// <summary>One row per word; null for one-hot input and where embeddings are tied.</summary>
    public Int8Table? Embedding { get; }

    public IReadOnlyList<Int8Layer> Layers { get; }

    /// <summary>P, from h to the width of a tied embedding; null where the widths are equal or nothing is tied.</summary>
    public Int8Matrix? Projection { get; }

    public Int8Matrix OutputWeights { get; }

    public VectorRegion OutputBias { get; }

    public IReadOnlyList<Region> Regions => _slab.Regions;

    public long Length => _slab.Length;
}
