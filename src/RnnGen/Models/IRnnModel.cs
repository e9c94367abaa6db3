namespace RnnGen;

/// <summary>
/// The static members that the source generator implements for every class marked with <see cref="RnnModelAttribute"/>: with a constrained type parameter, code can create or load a model
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

    /// <summary>Bytes of the unrolled training workspace: all activations and their gradients, packed copies and scratch.</summary>
    static abstract long TrainingWorkspaceBytes { get; }

    /// <summary>Creates a model with parameters drawn from a seed: the same seed gives the same bits on every machine.</summary>
    /// <param name="vocabulary">Its words, at most V.</param>
    /// <param name="seed">Seed of the initial parameters.</param>
    /// <exception cref="ArgumentException">The vocabulary holds more words than the model has room for.</exception>
    static abstract TSelf Create(Vocabulary vocabulary, ulong seed = 0);

    /// <summary>Reads a model from a file.</summary>
    /// <param name="path">Path of a safetensors file.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Reads a model from a stream, from its current position to its end.</summary>
    /// <param name="stream">Holds a safetensors file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(Stream stream);

    /// <summary>Reads a model from memory, such as an embedded resource or a game asset.</summary>
    /// <param name="bytes">A whole safetensors file.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(ReadOnlyMemory<byte> bytes);

    /// <summary>Reads a model from an open file.</summary>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract TSelf Load(ModelFile file);

    /// <summary>Reads a model for serving only, never training, from an open file of either precision.</summary>
    /// <param name="file">The file; it stays open.</param>
    /// <param name="options">The precision that an fp32 file becomes, and what may be spent to serve faster; null for the defaults.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the field that differs.</exception>
    static abstract FrozenModel LoadFrozen(ModelFile file, FreezeOptions? options = null);
}
