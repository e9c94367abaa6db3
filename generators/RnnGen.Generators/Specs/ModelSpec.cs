namespace RnnGen.Generators.Specs;

/// <summary>What the user asked for: the attribute's values and the annotated class. Equal specs give equal files.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Cell">The recurrence.</param>
internal sealed record ModelSpec(TypeDeclarationSpec Type, CellKind Cell)
{
    /// <summary>V.</summary>
    public int VocabularySize { get; init; }

    /// <summary>E; 0 for one-hot input.</summary>
    public int EmbeddingSize { get; init; }

    /// <summary>H.</summary>
    public int HiddenSize { get; init; }

    /// <summary>L.</summary>
    public int Layers { get; init; }

    /// <summary>T.</summary>
    public int SequenceLength { get; init; }

    /// <summary>B.</summary>
    public int BatchSize { get; init; }

    /// <summary>Which steps contribute to the loss.</summary>
    public LossKind Loss { get; init; }

    /// <summary>Whether the output layer's weights are the embedding.</summary>
    public bool TieEmbeddings { get; init; }
}
