namespace RnnGen.Cli;

/// <summary>A generated class that the tool can train and run.</summary>
/// <param name="shape">Its sizes.</param>
internal abstract class ModelClass(ModelShape shape)
{
    /// <summary>Its sizes.</summary>
    public ModelShape Shape { get; } = shape;

    /// <summary>Bytes of the unrolled training workspace.</summary>
    public abstract long TrainingWorkspaceBytes { get; }

    /// <summary>Creates a fresh model.</summary>
    public abstract RnnModel Create(Vocabulary vocabulary, ulong seed);

    /// <summary>Loads the model of a file.</summary>
    /// <exception cref="InvalidModelFileException">The file is damaged, int8, or of another shape.</exception>
    public abstract RnnModel Load(ModelFile file);

    /// <summary>Loads the model of a file for serving.</summary>
    /// <exception cref="InvalidModelFileException">The file is damaged, or of another shape.</exception>
    public abstract FrozenModel LoadFrozen(ModelFile file, FreezeOptions options);
}

/// <summary>The class that a type parameter names.</summary>
/// <typeparam name="TModel">The class.</typeparam>
internal sealed class ModelClass<TModel>() : ModelClass(TModel.Shape)
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
