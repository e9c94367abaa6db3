using System.Collections.ObjectModel;
using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// An open model file: a safetensors file with PyTorch's tensor names, whose metadata carries the shape and the vocabulary. Opening it reads and checks
/// the header; the numbers are read on demand. It may be used by one thread at a time.
/// </summary>
/// <example>
/// A program that does not know which of its models a file holds looks first, then loads, reading the file once:
/// <code>
/// using ModelFile file = ModelFile.Open("model.safetensors");
/// RnnModel model = file.Shape.HiddenSize == Small.HiddenSize ? Small.Load(file) : Large.Load(file);
/// </code>
/// </example>
public sealed class ModelFile : IDisposable
{
    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private readonly SafetensorsReader _reader;
    private readonly TextTokenizer? _tokenizer;
    private readonly Dictionary<string, ModelFileQuantization> _errors;
    private IReadOnlyDictionary<string, string>? _metadata;
    private Vocabulary? _vocabulary;
    private bool _isDisposed;

    private ModelFile(Stream stream, bool ownsStream, string path, TextTokenizer? tokenizer)
    {
        _stream = stream;
        _ownsStream = ownsStream;
        _tokenizer = tokenizer;
        Path = path;
        try
        {
            _reader = new SafetensorsReader(stream, path);
            ModelMetadataReader metadata = ReadMetadata();
            metadata.CheckFormat();
            Shape = metadata.ReadShape();
            ModelFileTensors.Check(path, Shape, _reader.Tensors);
            _errors = metadata.ReadErrors(_reader.Tensors, Shape.TieEmbeddings);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The path of the file; for a stream or memory, a description in parentheses.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file.</summary>
    public long SizeInBytes => _reader.SizeInBytes;

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape { get; }

    /// <summary>The numbers that its weights are. What is int8 can be served and not trained.</summary>
    public WeightPrecision Precision => ModelFileTensors.HasInt8(_reader.Tensors) ? WeightPrecision.Int8 : WeightPrecision.Float32;

    /// <summary>How far int8 weights are from the fp32 weights that they were made of, as the file tells; none where it does not.</summary>
    /// <exception cref="InvalidModelFileException">The file holds no valid vocabulary, or the tokenizer is a different one.</exception>
    public IReadOnlyList<QuantizationError> QuantizationErrors => _errors.Count == 0 ? [] : ReadErrors();

    /// <summary>The words of the model, and how texts are split into them; created on first use.</summary>
    /// <exception cref="InvalidModelFileException">The file holds no valid vocabulary, or the tokenizer is a different one.</exception>
    public Vocabulary Vocabulary => _vocabulary ??= ReadMetadata().ReadVocabulary(Shape);

    /// <summary>All metadata of the file, verbatim.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata ??= new ReadOnlyDictionary<string, string>(_reader.Metadata.ToDictionary());

    /// <summary>The tensors, in file order.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => _reader.Tensors;

    /// <summary>The file's content.</summary>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    internal SafetensorsReader Reader
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _reader;
        }
    }

    /// <summary>Opens a file and checks its header: its form, its shape, and that its tensors are those of its shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">The model's tokenizer, if it is a custom one; null for RnnGen's.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged or not a model file; the message says what is wrong.</exception>
    /// <exception cref="IOException">
    /// <paramref name="path"/> is a folder, a pipe or a device, or reading fails. What is in a pipe is opened as a stream, which waits for its writer.
    /// </exception>
    public static ModelFile Open(string path, TextTokenizer? tokenizer = null)
    {
        return new ModelFile(FileInput.Open(path, "model file"), ownsStream: true, path, tokenizer);
    }

    /// <summary>Opens a file in a stream, from its current position to its end. From a stream that cannot seek, a model can be loaded once and nothing else.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="tokenizer">The model's tokenizer, if it is a custom one; null for RnnGen's.</param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidModelFileException">The stream does not hold a valid model file; the message says what is wrong.</exception>
    /// <exception cref="IOException">Reading fails.</exception>
    public static ModelFile Open(Stream stream, TextTokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        return new ModelFile(stream, ownsStream: false, stream is FileStream file ? file.Name : "(stream)", tokenizer);
    }

    /// <summary>Opens a file in memory, such as an embedded resource or a game asset.</summary>
    /// <param name="bytes">The whole file; it is read in place.</param>
    /// <param name="tokenizer">The model's tokenizer, if it is a custom one; null for RnnGen's.</param>
    /// <exception cref="InvalidModelFileException">The bytes are not a valid model file; the message says what is wrong.</exception>
    public static ModelFile Open(ReadOnlyMemory<byte> bytes, TextTokenizer? tokenizer = null) => new(new ReadOnlyMemoryStream(bytes), ownsStream: true, "(memory)", tokenizer);

    /// <summary>Checks that a model can be saved, so that nobody finds out otherwise after an hour of training. Leaves the file as it is.</summary>
    /// <param name="path">The file that <see cref="RnnModel.Save(string)"/> will create or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or its folder does not allow new files.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, a block device or a socket, or no file can be created next to it.</exception>
    public static void ThrowIfNotWritable(string path)
    {
        FileOutput.ThrowIfNotWritable(path);
    }

    /// <summary>Returns the metadata of a model's file except for its checksum, for export to other formats without loss.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">A word of the vocabulary is not well-formed UTF-16.</exception>
    public static IReadOnlyDictionary<string, string> CreateMetadata(RnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelMetadata.Write(model.Shape, model.Vocabulary);
    }

    /// <summary>Makes a model file of the tensors of another program, in memory: no class of its shape is needed.</summary>
    /// <param name="shape">The sizes of the model.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="tensors">Row-major tensors of the names and sizes that a model file of this shape has, both biases of each layer among them; rows beyond the words are left out.</param>
    /// <returns>The file, with its checksum.</returns>
    /// <exception cref="ArgumentException">A tensor is missing, of another size or not of this shape, the vocabulary is larger than the model, or a word cannot be saved.</exception>
    /// <exception cref="InvalidModelFileException">A number is NaN or infinite, or there is no model of this shape; the message says what is wrong.</exception>
    /// <exception cref="OverflowException">A model so large does not fit into memory.</exception>
    public static ReadOnlyMemory<byte> FromTensors(ModelShape shape, Vocabulary vocabulary, IReadOnlyDictionary<string, float[]> tensors)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(tensors);
        return ForeignTensors.ToFile(shape, vocabulary, tensors);
    }

    /// <summary>Reads the elements of a tensor, row-major; those of int8 weights as scale·q, the numbers that they stand for. It does not check that the file is intact: <see cref="Verify"/> does.</summary>
    /// <param name="name">Its name, as in <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">The file has no such tensor.</exception>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    /// <exception cref="InvalidOperationException">The stream cannot seek and is at another position.</exception>
    public float[] ReadTensor(string name)
    {
        SafetensorsTensor tensor = Find(name);
        if (tensor.Dtype == SafetensorsDtype.F32)
        {
            return Reader.Read<float>(tensor);
        }

        sbyte[] levels = ReadInt8Tensor(name);
        float[] scales = ReadTensor(ModelTensors.ScaleName(name)), values = new float[levels.Length];
        int columns = tensor.Shape[1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = scales[i / columns] * levels[i];
        }

        return values;
    }

    /// <summary>Reads q of int8 weights, row-major, without their scales, which are a tensor of their own: <c>NAME.scale</c>. It does not check that the file is intact: <see cref="Verify"/> does.</summary>
    /// <param name="name">Its name, as in <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">The file has no such tensor, or it is not of <see cref="SafetensorsDtype.I8"/>.</exception>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    /// <exception cref="InvalidOperationException">The stream cannot seek and is at another position.</exception>
    public sbyte[] ReadInt8Tensor(string name) => Find(name) is { Dtype: SafetensorsDtype.I8 } tensor
        ? Reader.Read<sbyte>(tensor)
        : throw new ArgumentException($"Tensor '{name}' of model file '{Path}' is not int8.", nameof(name));

    /// <summary>Reads the words and all numbers and checks them: against the checksum, if the file has one, and that each number is finite. Loading a model does the same.</summary>
    /// <exception cref="InvalidModelFileException">The file is damaged; the message says what is wrong.</exception>
    /// <exception cref="InvalidOperationException">The stream cannot seek and was read before.</exception>
    public void Verify()
    {
        _ = Vocabulary;
        new ModelFileLoader(this).Verify();
    }

    /// <summary>
    /// Returns the model with int8 weights as a file in memory, the same bytes that <c>Freeze</c> with <see cref="WeightPrecision.Int8"/> and <see cref="FrozenModel.Save()"/> make: no class of its
    /// shape is needed. This file is read to its end and checked.
    /// </summary>
    /// <exception cref="InvalidModelFileException">The file is damaged, or its weights are int8 already.</exception>
    /// <exception cref="OverflowException">A model so large does not fit into memory.</exception>
    /// <exception cref="InvalidOperationException">The stream cannot seek and was read before.</exception>
    public ReadOnlyMemory<byte> ToInt8()
    {
        if (Precision == WeightPrecision.Int8)
        {
            throw new InvalidModelFileException(Path, "its weights are int8 already. Quantise the fp32 file that it was made of.");
        }

        FileLayout layout = FileLayout.Of(Shape);
        float[] parameters = new float[layout.Floats], slab = new float[layout.Int8.ParameterFloats];
        new ModelFileLoader(this).Load(layout.Tensors, parameters);
        QuantizationError[] errors = Int8Weights.Quantize(parameters, layout.Tensors, new UsedWords(Shape, Vocabulary.Count), new Dictionary<string, float[]>(), layout.Int8, slab);
        return new ModelFileWriter(Shape, layout.Int8.Biases, slab, Vocabulary) { Int8Tensors = layout.Int8.Weights, Errors = errors }.Write();
    }

    /// <summary>Closes the file. A stream that was passed in stays open.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_ownsStream)
        {
            _stream.Dispose();
        }
    }

    private SafetensorsTensor Find(string name) =>
        Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw new ArgumentException($"Model file '{Path}' has no tensor '{name}'.", nameof(name));

    private QuantizationError[] ReadErrors()
    {
        UsedWords words = new(Shape, Vocabulary.Count);
        return [.. Tensors.Where(tensor => _errors.ContainsKey(tensor.Name)).Select(tensor => new QuantizationError(tensor.Name, words.ElementsOf(tensor), _errors[tensor.Name].LargestError, _errors[tensor.Name].MeanError))];
    }

    private ModelMetadataReader ReadMetadata() => new(Path, Reader.Metadata, _tokenizer);
}
