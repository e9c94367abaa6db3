namespace RnnGen.Cli;

/// <summary>A preset.</summary>
/// <param name="Name">The name of the preset.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="EmbeddingSize">E; 0 for one-hot input.</param>
/// <param name="HiddenSize">H.</param>
/// <param name="Layers">L.</param>
/// <param name="SequenceLength">T.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Loss">Where the loss is taken.</param>
/// <param name="TieEmbeddings">Whether the output layer's weights are the embedding.</param>
/// <param name="Modes">How a text can be fed to it; the first is the default.</param>
/// <param name="Recipe">How it is trained unless options say otherwise.</param>
/// <param name="ParameterCount">Trainable numbers.</param>
/// <param name="Bytes">Bytes of the parameters.</param>
/// <param name="TrainingWorkspaceBytes">Bytes of the unrolled workspace of training.</param>
internal sealed record PresetReport(
    string Name,
    string Description,
    string Cell,
    int VocabularySize,
    int EmbeddingSize,
    int HiddenSize,
    int Layers,
    int SequenceLength,
    int BatchSize,
    string Loss,
    bool TieEmbeddings,
    IReadOnlyList<string> Modes,
    RecipeReport Recipe,
    long ParameterCount,
    long Bytes,
    long TrainingWorkspaceBytes)
{
    /// <summary>Creates the report of a preset.</summary>
    public static PresetReport From(Preset preset)
    {
        ModelShape shape = preset.Shape;
        return new PresetReport(
            preset.Name,
            preset.Description,
            shape.Cell.ToString(),
            shape.VocabularySize,
            shape.EmbeddingSize,
            shape.HiddenSize,
            shape.Layers,
            shape.SequenceLength,
            shape.BatchSize,
            shape.Loss.ToString(),
            shape.TieEmbeddings,
            [.. preset.Modes.Select(TrainingModes.Name)],
            RecipeReport.From(preset.Recipe),
            shape.ParameterCount,
            preset.ParameterBytes,
            preset.Model.TrainingWorkspaceBytes);
    }
}
