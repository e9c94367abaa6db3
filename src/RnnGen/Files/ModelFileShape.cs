using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of metadata <c>rnngen.shape</c>: sizes and options under their names in <see cref="RnnModelAttribute"/>.</summary>
internal sealed record ModelFileShape
{
    public required int VocabularySize { get; init; }

    public required int EmbeddingSize { get; init; }

    public required int HiddenSize { get; init; }

    public required int Layers { get; init; }

    public required int SequenceLength { get; init; }

    public required int BatchSize { get; init; }

    public required string Loss { get; init; }

    /// <summary>Omitted if false, as in files from before this option existed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TieEmbeddings { get; init; }
}
