using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen;

/// <summary>
/// A recurrent language model: one shape's generated passes, its parameters and its vocabulary. Classes marked with
/// <see cref="RnnModelAttribute"/> derive from it.
/// </summary>
/// <remarks>
/// Sessions and trainers work on the live parameters, so a model may be used by one thread at a time; <see cref="Freeze"/> makes a copy that threads can share. What copies,
/// saves or changes parameters while another thread trains them is refused with an <see cref="InvalidOperationException"/> that names both uses; so is a second trainer's run.
/// The observer of a run is on the training thread, between two steps, and may do all of that.
/// </remarks>
public abstract class RnnModel
{
    private readonly BoundNetwork _bound;

    /// <summary>Creates a model with fresh parameters: the same seed gives the same bits on every machine.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="vocabulary">At most V words.</param>
    /// <param name="seed">Selects the initial parameters.</param>
    /// <exception cref="ArgumentException"><paramref name="vocabulary"/> holds more words than the model has room for.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RnnModel(RnnNetwork network, Vocabulary vocabulary, ulong seed)
    {
        _bound = Bind(network, vocabulary);
        ParameterInitializer.Initialize(Shape, Tensors, _bound.Parameters.Span, seed);
    }

    /// <summary>Creates a model with the parameters and the vocabulary of a file.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the first field that differs.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RnnModel(RnnNetwork network, ModelFile file) => _bound = BoundNetwork.Load(network, file);

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape => _bound.Network.Shape;

    /// <summary>The words of the model; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    /// <summary>The parameter tensors under PyTorch's names, in the order of the model file.</summary>
    public IReadOnlyList<ParameterTensor> Tensors => _bound.Network.Layout.Tensors;

    /// <summary>
    /// Whether the assembly that holds the model was compiled with optimisation (<c>-c Release</c>). A Debug build runs the generated code about
    /// 80 times slower.
    /// </summary>
    public bool IsOptimized => IsOptimizedAssembly(GetType().Assembly);

    internal BoundNetwork Bound => _bound;

    /// <summary>Who is using the parameters.</summary>
    internal ModelUse Use { get; } = new();

    /// <summary>Copies a tensor out of the parameters in row-major order.</summary>
    /// <param name="name">PyTorch's name, such as <c>rnn.weight_ih_l0</c>.</param>
    /// <param name="rowMajor">Receives <see cref="ParameterTensor.Length"/> values.</param>
    /// <exception cref="ArgumentException">No tensor has that name, or the span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    public void ReadTensor(string name, Span<float> rowMajor)
    {
        using ModelUse.Lease use = Use.Read(nameof(ReadTensor));
        FindTensor(name).Unpack(_bound.Parameters.Span, rowMajor);
    }

    /// <summary>Replaces a tensor of the parameters by row-major values.</summary>
    /// <param name="name">PyTorch's name, such as <c>rnn.weight_ih_l0</c>.</param>
    /// <param name="rowMajor">Holds <see cref="ParameterTensor.Length"/> values.</param>
    /// <exception cref="ArgumentException">No tensor has that name, or the span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or saving the model.</exception>
    public void WriteTensor(string name, ReadOnlySpan<float> rowMajor)
    {
        using ModelUse.Lease use = Use.Write(nameof(WriteTensor));
        FindTensor(name).Pack(rowMajor, _bound.Parameters.Span);
    }

    /// <summary>
    /// Sets the output layer's bias by to ln p(word) in a text, so that the untrained model predicts each word as often as it occurs there, and no step is
    /// spent on learning that (Karpathy, "A Recipe for Training Neural Networks", 2019: "init well"). A word that is not in the text counts as seen once.
    /// </summary>
    /// <param name="tokens">The text to train on, as words of <see cref="Vocabulary"/>.</param>
    /// <exception cref="ArgumentException">The text has no words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary; nothing is changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or saving the model.</exception>
    public void InitializeOutputBias(ReadOnlySpan<int> tokens)
    {
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("The text has no words to count.", nameof(tokens));
        }

        int[] counts = new int[Shape.VocabularySize];
        foreach (int token in tokens)
        {
            _bound.ThrowIfNotAWord(token);
            counts[token]++;
        }

        double total = tokens.Length;
        WriteTensor("output.bias", Array.ConvertAll(counts, count => (float)Math.Log(Math.Max(count, 1) / total)));
    }

    /// <summary>
    /// Copies what another model has learnt, if this one's vocabulary is the other's with words added (<see cref="Vocabulary.With"/>). Everything the
    /// other has learnt is copied bit for bit, so the logits of known words are bit-identical. A new word starts from <c>&lt;unk&gt;</c>, which stood for it until now: it has the
    /// same embedding (or one-hot input column) and output weights, and the output bias by[<c>&lt;unk&gt;</c>] − ln n, where n is the number of new words:
    /// together the new words are as probable as <c>&lt;unk&gt;</c>.
    /// </summary>
    /// <param name="other">The model to copy from: of the same shape except for V, B and, unless it is an n-gram model, T. It is only read.</param>
    /// <exception cref="ArgumentException">The shape differs in another size, or the vocabulary does not begin with the other's words; the message names what differs. Nothing is changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training one of the models, or saving this one.</exception>
    public void CopyParametersFrom(RnnModel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(other, this))
        {
            return;
        }

        using ModelUse.Lease reading = other.Use.Read(nameof(CopyParametersFrom));
        using ModelUse.Lease writing = Use.Write(nameof(CopyParametersFrom));
        LearntParameters.Copy(other._bound, _bound);
    }

    /// <summary>Creates a session, which begins a text, over the live parameters: it sees what a trainer changes meanwhile.</summary>
    public Session CreateSession() => new(_bound);

    /// <summary>Creates an evaluator, which measures how well the model predicts a text, with the live parameters as they are at each call.</summary>
    public Evaluator CreateEvaluator() => new(_bound);

    /// <summary>Creates an immutable copy for serving, which any number of threads may share.</summary>
    /// <param name="options">The precision of its weights, and the memory it may spend to serve faster; null for the defaults of <see cref="FreezeOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="FreezeOptions.CalibrationText"/> holds a token that is not in the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    public FrozenModel Freeze(FreezeOptions? options = null)
    {
        FrozenWeights weights = new(_bound.Network, options ?? new FreezeOptions());
        using (Use.Read(nameof(Freeze)))
        {
            weights.Take(_bound.Parameters.Span, Vocabulary);
        }

        return new FrozenModel(weights.Bind(Vocabulary));
    }

    /// <summary>Creates a trainer for this model, with gradients, optimiser state and the unrolled workspace.</summary>
    /// <param name="options">Epochs, optimiser, clipping, seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">The soft targets are of other words than the model's, or the softmax is sampled beside them.</exception>
    public Trainer CreateTrainer(TrainingOptions options) => new(this, options);

    /// <summary>Saves the model (safetensors) atomically: the file is written next to <paramref name="path"/> and renamed when complete, so that the path always holds either the old file or the whole new one.</summary>
    /// <param name="path">
    /// The file to create or replace; a replaced one keeps its mode and its owner, and a symbolic link stays one. A pipe or a character device is written into, from front to back: a pipe waits for its reader.
    /// </param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite, or another thread is training the model: such a model is not saved, and the old file is kept.</exception>
    /// <exception cref="ArgumentException">A word of the vocabulary is longer than a token or not well-formed UTF-16, or its tokenizer has no usable name.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or its folder does not allow new files.</exception>
    /// <exception cref="IOException">The disk is full, the path leads to a folder, a block device or a socket, or writing fails.</exception>
    public void Save(string path)
    {
        using ModelUse.Lease use = Use.Read(nameof(Save));
        Writer.Write(path);
    }

    /// <summary>Saves the model (safetensors) to a stream, from its current position.</summary>
    /// <param name="stream">Receives the file; it stays open and need not support seeking.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite, or another thread is training the model; nothing was written.</exception>
    /// <exception cref="ArgumentException">The stream cannot be written, or the vocabulary cannot be saved (as for a path); nothing was written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        }

        using ModelUse.Lease use = Use.Read(nameof(Save));
        Writer.Write(stream);
    }

    /// <summary>Returns the model file (safetensors) in memory.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite, or another thread is training the model.</exception>
    /// <exception cref="ArgumentException">A word of the vocabulary is longer than a token or not well-formed UTF-16, or its tokenizer has no usable name.</exception>
    public ReadOnlyMemory<byte> Save()
    {
        using ModelUse.Lease use = Use.Read(nameof(Save));
        return Writer.Write();
    }

    /// <summary>Reads a model for serving only, which holds its weights once. An int8 file stays int8, whatever precision is asked for.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="file">The file; it stays open.</param>
    /// <param name="options">The precision that an fp32 file becomes, and the memory it may spend to serve faster; null for the defaults of <see cref="FreezeOptions"/>.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the first field that differs.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static FrozenModel LoadFrozen(RnnNetwork network, ModelFile file, FreezeOptions? options) =>
        new(FrozenWeights.Load(network, file, options ?? new FreezeOptions()));

    private ModelFileWriter Writer => ModelFileWriter.Of(_bound);

    private static BoundNetwork Bind(RnnNetwork network, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(vocabulary);
        int room = network.Shape.VocabularySize;
        if (vocabulary.Count > room)
        {
            throw new ArgumentException(
                $"The vocabulary holds {vocabulary.Count} words, but the model has room for VocabularySize = {room}. Build it with maxSize: {room}, or raise VocabularySize.",
                nameof(vocabulary));
        }

        return new BoundNetwork(network, new AlignedBuffer(network.Layout.ParameterFloats), vocabulary);
    }

    internal static bool IsOptimizedAssembly(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    private ParameterTensor FindTensor(string name) =>
        Tensors.FirstOrDefault(tensor => tensor.Name == name)
        ?? throw new ArgumentException($"There is no tensor '{name}'; the model has {string.Join(", ", Tensors.Select(tensor => tensor.Name))}.", nameof(name));
}
