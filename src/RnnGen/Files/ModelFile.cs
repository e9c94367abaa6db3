namespace RnnGen;

/// <summary>
/// What a model file holds, read and checked: a safetensors file with PyTorch's tensor names, whose metadata carries the shape and the
/// vocabulary. Immutable.
/// </summary>
public sealed class ModelFile
{
    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    private ModelFile(Stream stream, string path)
    {
        Path = path;
        SafetensorsReader reader = new(stream, path);
        Metadata = reader.Header.Metadata;
        Tensors = reader.Header.Tensors;

        ModelMetadataReader metadata = new(path, Metadata);
        metadata.CheckFormat();
        Shape = metadata.ReadShape();
        Vocabulary = metadata.ReadVocabulary(Shape);
        ReadTensors(reader);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape { get; }

    /// <summary>The words of the model, and how texts are cut into them.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>All metadata of the file, as it stands there.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order in which they lie in the file.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Reads a whole file and checks it: its form, its metadata, its checksum where it has one, and that every number is finite.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged or not a model file; the message says what is wrong.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, or reading fails.</exception>
    public static ModelFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder; a model file is expected.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no model file '{path}'.", path);
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return stream.CanSeek ? Read(stream, path) : throw new IOException($"'{path}' is a pipe or a device; a model file is expected.");
    }

    /// <summary>
    /// Writes a model, so that the name holds either the old file or the whole new one. What belongs to words above the vocabulary's count is
    /// written as zeros.
    /// </summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="shape">The sizes of the model.</param>
    /// <param name="tensors">Where each tensor lies in <paramref name="parameters"/>, in the order of the file.</param>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="vocabulary">The words, at most V.</param>
    /// <exception cref="ArgumentException">The vocabulary has more words than the model.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite: such a model is not worth a file, and the old one stays.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder does not admit new files.</exception>
    /// <exception cref="IOException">The disk is full, or writing fails.</exception>
    public static void Write(string path, ModelShape shape, IReadOnlyList<ParameterTensor> tensors, ReadOnlySpan<float> parameters, Vocabulary vocabulary) =>
        new ModelFileWriter(shape, tensors, parameters, vocabulary).Write(path);

    /// <summary>Finds out whether a model can be written, so that nobody trains for an hour to learn that it cannot. Leaves the file as it is.</summary>
    /// <param name="path">The file that <see cref="Write"/> is to make or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder does not admit new files.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, or no file can be created beside it.</exception>
    public static void ThrowIfNotWritable(string path)
    {
        using AtomicFile uncommitted = new(path);
    }

    /// <summary>The elements of a tensor, row-major.</summary>
    /// <param name="name">Its name, as in <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    public ReadOnlySpan<float> ReadTensor(string name) => _values.TryGetValue(name, out float[]? values)
        ? values
        : throw new ArgumentException($"Model file '{Path}' has no tensor '{name}'.", nameof(name));

    /// <summary>
    /// Brings the parameters into a packed slab; b = <c>bias_ih</c> + <c>bias_hh</c>, except for a GRU's candidate, which keeps both. The sizes of training, T and B, may differ, but not the T of a
    /// model whose last step alone predicts: it is the n of its n-grams. The slab is written only after everything has been found to fit.
    /// </summary>
    /// <param name="expected">The sizes of the model to load.</param>
    /// <param name="tensors">Where each of its tensors lies in <paramref name="parameters"/>.</param>
    /// <param name="parameters">Receives the parameters; padding is left alone.</param>
    /// <exception cref="InvalidModelFileException">The file holds another model; the message names the first field or tensor that differs.</exception>
    public void CopyTo(ModelShape expected, IReadOnlyList<ParameterTensor> tensors, Span<float> parameters) =>
        new ModelFileLoader(this).CopyTo(expected, tensors, parameters);

    /// <summary>Reads a file that is open already.</summary>
    internal static ModelFile Read(Stream stream, string path) => new(stream, path);

    private void ReadTensors(SafetensorsReader reader)
    {
        TensorChecksum checksum = new(Metadata, ModelMetadata.CheckedKeys);
        foreach (SafetensorsTensor tensor in Tensors)
        {
            float[] values = reader.Read(tensor);
            checksum.Append(values);
            _values.Add(tensor.Name, values);
        }

        // Before the values are looked at: a damaged file is reported as damaged, not as diverged.
        if (Metadata.TryGetValue(ModelMetadata.ChecksumKey, out string? expected) && expected != checksum.ToString())
        {
            throw new InvalidModelFileException(
                Path,
                $"its content has the checksum {checksum}, but it was saved with {expected}. The file is damaged; if another program has " +
                $"changed it on purpose, remove its metadata '{ModelMetadata.ChecksumKey}'.");
        }

        foreach (SafetensorsTensor tensor in Tensors)
        {
            int index = ModelTensors.IndexOfNonFinite(_values[tensor.Name]);
            if (index >= 0)
            {
                throw new InvalidModelFileException(Path, $"element {index} of tensor '{tensor.Name}' is {_values[tensor.Name][index]}; parameters must be finite.");
            }
        }
    }
}
