using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The values of one <c>[RnnModel]</c>, defaults filled in, not yet checked.</summary>
/// <param name="Cell">Underlying value of the <c>RecurrentCell</c>.</param>
/// <param name="VocabularySize">V; null where it was left out.</param>
/// <param name="HiddenSize">H; null where it was left out.</param>
/// <param name="EmbeddingSize">E; 0 for one-hot input.</param>
/// <param name="Layers">L.</param>
/// <param name="SequenceLength">T.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Loss">Underlying value of the <c>LossPosition</c>.</param>
/// <param name="TieEmbeddings">Whether the output layer's weights are the embedding.</param>
/// <param name="Binds">Whether every argument is there and of its type; if not, the compiler reports it.</param>
internal sealed record AttributeValues(
    int Cell,
    int? VocabularySize = null,
    int? HiddenSize = null,
    int EmbeddingSize = 0,
    int Layers = 1,
    int SequenceLength = 10,
    int BatchSize = 16,
    int Loss = (int)LossKind.EveryStep,
    bool TieEmbeddings = false,
    bool Binds = true)
{
    /// <summary>A spec of these values; of the nearest possible sizes, where a size is out of range.</summary>
    public ModelSpec ToSpec(TypeDeclarationSpec type) => new(
        type,
        (CellKind)Cell,
        SizeRange.VocabularySize.Clamp(VocabularySize ?? 0),
        SizeRange.EmbeddingSize.Clamp(EmbeddingSize),
        SizeRange.HiddenSize.Clamp(HiddenSize ?? 0),
        SizeRange.Layers.Clamp(Layers),
        SizeRange.SequenceLength.Clamp(SequenceLength),
        SizeRange.BatchSize.Clamp(BatchSize),
        (LossKind)Loss,
        TieEmbeddings);
}
