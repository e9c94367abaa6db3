namespace RnnGen.Cli;

/// <summary>Shapes on one line.</summary>
internal static class ShapeText
{
    /// <summary>Formats a shape, such as <c>Lstm, V=4096, E=64, H=128, L=1, T=10, B=16, EveryStep</c>.</summary>
    public static string Of(ModelShape shape) =>
        $"{shape.Cell}, V={shape.VocabularySize}, E={shape.EmbeddingSize}, H={shape.HiddenSize}, L={shape.Layers}, "
        + $"T={shape.SequenceLength}, B={shape.BatchSize}, {shape.Loss}{(shape.TieEmbeddings ? ", tied" : "")}";
}
