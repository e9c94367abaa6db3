namespace RnnGen.Generators.Specs;

/// <summary>What the user asked for: the attribute's values and the class they stand on. Equal specs give equal files.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="EmbeddingSize">E; 0 for one-hot input.</param>
/// <param name="HiddenSize">H.</param>
/// <param name="Layers">L.</param>
/// <param name="SequenceLength">T.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Loss">Which steps contribute to the loss.</param>
/// <param name="TieEmbeddings">Whether the output layer's weights are the embedding.</param>
internal sealed record ModelSpec(
    TypeDeclarationSpec Type,
    CellKind Cell,
    int VocabularySize,
    int EmbeddingSize,
    int HiddenSize,
    int Layers,
    int SequenceLength,
    int BatchSize,
    LossKind Loss,
    bool TieEmbeddings = false);
