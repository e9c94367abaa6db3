namespace RnnGen.Cli;

/// <summary>A model that the tool carries: shapes are constants of the compiled code, so it can offer no others.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Description">What it is for, in a few words.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="TrainingWorkspaceBytes">Bytes of the unrolled workspace of training.</param>
/// <param name="Create">A fresh model of a vocabulary and a seed.</param>
/// <param name="Load">A model from a file.</param>
internal sealed record Preset(
    string Name,
    string Description,
    ModelShape Shape,
    long TrainingWorkspaceBytes,
    Func<Vocabulary, ulong, RnnModel> Create,
    Func<string, RnnModel> Load)
{
    /// <summary>Bytes of the parameters.</summary>
    public long ParameterBytes => Shape.ParameterCount * sizeof(float);

    /// <summary>The name and the shape: what it is when training settings are told apart.</summary>
    public override string ToString() => $"{Name} ({ShapeText.Of(Shape)})";

    /// <summary>The ways in which a text can be fed to it; the first is the default.</summary>
    public IReadOnlyList<TrainingMode> Modes { get; } =
        Shape.Loss == LossPosition.EveryStep ? [TrainingMode.Stream, TrainingMode.Window] : [TrainingMode.NGram];
}
