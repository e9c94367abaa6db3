using RnnGen.Generators.Collections;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The values of one <c>[RnnModel]</c>, defaults filled in, not yet checked.</summary>
/// <param name="Cell">Underlying value of the <c>RecurrentCell</c>.</param>
internal sealed record AttributeValues(int Cell)
{
    /// <summary>The arguments without a value of their type: the compiler reports them, or another generator will declare what they use.</summary>
    public EquatableArray<string> Unknown { get; init; }

    /// <summary>V; null where it was left out.</summary>
    public int? VocabularySize { get; init; }

    /// <summary>H; null where it was left out.</summary>
    public int? HiddenSize { get; init; }

    /// <summary>E; 0 for one-hot input.</summary>
    public int EmbeddingSize { get; init; }

    /// <summary>L.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>T.</summary>
    public int SequenceLength { get; init; } = 10;

    /// <summary>B.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Underlying value of the <c>LossPosition</c>.</summary>
    public int Loss { get; init; } = (int)LossKind.EveryStep;

    /// <summary>Whether the output layer's weights are the embedding.</summary>
    public bool TieEmbeddings { get; init; }

    /// <summary>A spec of these values; of the nearest possible sizes, where a size is out of range.</summary>
    public ModelSpec ToSpec(TypeDeclarationSpec type) => new(type, (CellKind)Cell)
    {
        VocabularySize = SizeRange.VocabularySize.Clamp(VocabularySize ?? 0),
        EmbeddingSize = SizeRange.EmbeddingSize.Clamp(EmbeddingSize),
        HiddenSize = SizeRange.HiddenSize.Clamp(HiddenSize ?? 0),
        Layers = SizeRange.Layers.Clamp(Layers),
        SequenceLength = SizeRange.SequenceLength.Clamp(SequenceLength),
        BatchSize = SizeRange.BatchSize.Clamp(BatchSize),
        Loss = (LossKind)Loss,
        TieEmbeddings = TieEmbeddings,
    };
}
