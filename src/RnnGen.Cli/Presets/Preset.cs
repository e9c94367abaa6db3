namespace RnnGen.Cli;

/// <summary>A built-in model: shapes are constants of the compiled code, so the tool can offer no others.</summary>
/// <param name="name">The name that users give.</param>
/// <param name="description">What it is for, in a few words.</param>
/// <param name="shape">Its sizes.</param>
internal abstract class Preset(string name, string description, ModelShape shape)
{
    /// <summary>The name that users give.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for, in a few words.</summary>
    public string Description { get; } = description;

    /// <summary>Its sizes.</summary>
    public ModelShape Shape { get; } = shape;

    /// <summary>How it is trained unless options say otherwise.</summary>
    public TrainingRecipe Recipe { get; init; } = TrainingRecipe.Default;

    /// <summary>The modes in which a text can be fed to it; the first is the default.</summary>
    public IReadOnlyList<TrainingMode> Modes { get; } = shape.Loss == LossPosition.EveryStep ? [TrainingMode.Stream, TrainingMode.Window] : [TrainingMode.NGram];

    /// <summary>Bytes of the parameters.</summary>
    public long ParameterBytes => Shape.ParameterCount * sizeof(float);

    /// <summary>Bytes of the unrolled training workspace.</summary>
    public abstract long TrainingWorkspaceBytes { get; }

    /// <summary>Creates a fresh model.</summary>
    public abstract RnnModel Create(Vocabulary vocabulary, ulong seed);

    /// <summary>Loads the model of a file.</summary>
    public abstract RnnModel Load(ModelFile file);

    /// <summary>Loads the model of a file for serving.</summary>
    public abstract FrozenModel LoadFrozen(ModelFile file, FreezeOptions options);

    /// <summary>Returns the name and the shape, which identify it among training settings.</summary>
    public override string ToString() => $"{Name} ({ShapeText.Of(Shape)})";
}

/// <summary>The preset of a generated class.</summary>
/// <typeparam name="TModel">The class.</typeparam>
/// <param name="name">The name that users give.</param>
/// <param name="description">What it is for, in a few words.</param>
internal sealed class Preset<TModel>(string name, string description) : Preset(name, description, TModel.Shape)
    where TModel : RnnModel, IRnnModel<TModel>
{
    /// <inheritdoc/>
    public override long TrainingWorkspaceBytes => TModel.TrainingWorkspaceBytes;

    /// <inheritdoc/>
    public override RnnModel Create(Vocabulary vocabulary, ulong seed) => TModel.Create(vocabulary, seed);

    /// <inheritdoc/>
    public override RnnModel Load(ModelFile file) => TModel.Load(file);

    /// <inheritdoc/>
    public override FrozenModel LoadFrozen(ModelFile file, FreezeOptions options) => TModel.LoadFrozen(file, options);
}
