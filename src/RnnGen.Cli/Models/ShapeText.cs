namespace RnnGen.Cli;

/// <summary>Shapes on one line.</summary>
internal static class ShapeText
{
    /// <summary>Formats a shape, such as <c>Lstm, V=4096, E=64, H=128, L=1, T=10, B=16, EveryStep</c>.</summary>
    public static string Of(ModelShape shape) =>
        $"{shape.Cell}, V={shape.VocabularySize}, E={shape.EmbeddingSize}, H={shape.HiddenSize}, L={shape.Layers}, "
        + $"T={shape.SequenceLength}, B={shape.BatchSize}, {shape.Loss}{(shape.TieEmbeddings ? ", tied" : "")}";

    /// <summary>A short name for a shape, such as <c>lstm-256x2</c> for two layers of 256 units.</summary>
    public static string Name(ModelShape shape) => $"{shape.Cell.ToString().ToLowerInvariant()}-{shape.HiddenSize}{(shape.Layers > 1 ? $"x{shape.Layers}" : "")}";
}
