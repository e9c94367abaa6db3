using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of metadata <c>rnngen.shape</c>: numbers and options under the names that <see cref="RnnModelAttribute"/> gives them.</summary>
internal sealed record ModelFileShape
{
    public required int VocabularySize { get; init; }

    public required int EmbeddingSize { get; init; }

    public required int HiddenSize { get; init; }

    public required int Layers { get; init; }

    public required int SequenceLength { get; init; }

    public required int BatchSize { get; init; }

    public required string Loss { get; init; }

    /// <summary>Left out where it is false, as in files from before there was a choice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TieEmbeddings { get; init; }
}
