namespace RnnGen;

/// <summary>
/// What the source generator implements for every class marked with <see cref="RnnModelAttribute"/>: a type parameter of it is enough to make or load a model,
/// without reflection and without a factory for each class.
/// </summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
/// <example>
/// <code>
/// static TModel LoadOrCreate&lt;TModel&gt;(string path, Vocabulary vocabulary)
///     where TModel : RnnModel, IRnnModel&lt;TModel&gt; =>
///     File.Exists(path) ? TModel.Load(path) : TModel.Create(vocabulary, seed: 1);
/// </code>
/// </example>
public interface IRnnModel<TSelf>
    where TSelf : RnnModel, IRnnModel<TSelf>
{
    /// <summary>The sizes of every model of this class.</summary>
    static abstract ModelShape Shape { get; }

    /// <summary>Bytes of the unrolled workspace of training: all activations and their gradients, packed copies, scratch.</summary>
    static abstract long TrainingWorkspaceBytes { get; }

    /// <summary>A new model with parameters drawn from a seed: the same seed gives the same bits on every machine.</summary>
    /// <param name="vocabulary">Its words, at most V.</param>
    /// <param name="seed">Seed of the initial parameters.</param>
    /// <exception cref="ArgumentException">The vocabulary is larger than the model.</exception>
    static abstract TSelf Create(Vocabulary vocabulary, ulong seed = 0);

    /// <summary>Reads a model from a file.</summary>
    /// <param name="path">Path of a safetensors file.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Reads a model from a stream, from where it stands to its end.</summary>
    /// <param name="stream">Holds a safetensors file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(Stream stream);

    /// <summary>Reads a model from memory: an embedded resource, an asset of a game.</summary>
    /// <param name="bytes">A whole safetensors file.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(ReadOnlyMemory<byte> bytes);

    /// <summary>Reads a model from a file that is open already.</summary>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(ModelFile file);
}
