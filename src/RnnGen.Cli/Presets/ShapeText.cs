namespace RnnGen.Cli;

/// <summary>A shape in one line.</summary>
internal static class ShapeText
{
    /// <summary>Such as <c>Lstm, V=4096, E=64, H=128, L=1, T=10, B=16, EveryStep</c>.</summary>
    public static string Of(ModelShape shape) =>
        $"{shape.Cell}, V={shape.VocabularySize}, E={shape.EmbeddingSize}, H={shape.HiddenSize}, L={shape.Layers}, "
        + $"T={shape.SequenceLength}, B={shape.BatchSize}, {shape.Loss}{(shape.TieEmbeddings ? ", tied" : "")}";
}
