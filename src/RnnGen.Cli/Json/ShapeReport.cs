namespace RnnGen.Cli;

/// <summary>The sizes of a model, under the names of the attribute.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="EmbeddingSize">E; 0 for one-hot input.</param>
/// <param name="HiddenSize">H.</param>
/// <param name="Layers">L.</param>
/// <param name="SequenceLength">T.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Loss">Where the loss is taken.</param>
/// <param name="TieEmbeddings">Whether the output layer's weights are the embedding.</param>
internal sealed record ShapeReport(
    string Cell, int VocabularySize, int EmbeddingSize, int HiddenSize, int Layers, int SequenceLength, int BatchSize, string Loss, bool TieEmbeddings)
{
    /// <summary>Creates the report of a shape.</summary>
    public static ShapeReport Of(ModelShape shape) => new(
        shape.Cell.ToString(), shape.VocabularySize, shape.EmbeddingSize, shape.HiddenSize, shape.Layers, shape.SequenceLength, shape.BatchSize, shape.Loss.ToString(), shape.TieEmbeddings);
}
