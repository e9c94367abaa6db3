namespace RnnGen.Cli;

/// <summary>What can be trained: a model, with a name and the recipe by which it is trained unless options say otherwise.</summary>
/// <param name="name">The name that users give.</param>
/// <param name="description">What it is for, in a few words.</param>
/// <param name="model">The generated class.</param>
internal sealed class Preset(string name, string description, ModelClass model)
{
    /// <summary>The name that users give.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for, in a few words.</summary>
    public string Description { get; } = description;

    /// <summary>The generated class.</summary>
    public ModelClass Model { get; } = model;

    /// <summary>Its sizes.</summary>
    public ModelShape Shape => Model.Shape;

    /// <summary>How it is trained unless options say otherwise.</summary>
    public TrainingRecipe Recipe { get; init; } = TrainingRecipe.Default;

    /// <summary>The modes in which a text can be fed to it; the first is the default.</summary>
    public IReadOnlyList<TrainingMode> Modes { get; } = model.Shape.Loss == LossPosition.EveryStep ? [TrainingMode.Stream, TrainingMode.Window] : [TrainingMode.NGram];

    /// <summary>Bytes of the parameters.</summary>
    public long ParameterBytes => Shape.ParameterCount * sizeof(float);

    /// <summary>Returns the name and the shape, which identify it among training settings.</summary>
    public override string ToString() => $"{Name} ({ShapeText.Of(Shape)})";
}
