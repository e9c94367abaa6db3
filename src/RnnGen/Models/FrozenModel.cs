using System.IO.Hashing;
using System.Runtime.InteropServices;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// An immutable copy of a model for serving. Any number of threads may share it and create sessions from it; each session may be used by one thread at
/// a time. It cannot be trained.
/// </summary>
public sealed class FrozenModel
{
    private readonly ServedNetwork _bound;
    private readonly Lazy<ulong> _fingerprint;

    /// <summary>A model over weights that nothing writes any more.</summary>
    internal FrozenModel(ServedNetwork bound)
    {
        _bound = bound;
        _fingerprint = new Lazy<ulong>(() => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(bound.Parameters.Span)));
    }

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape => _bound.Network.Shape;

    /// <summary>The words of the model; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    /// <summary>The numbers that its weights are.</summary>
    public WeightPrecision Precision => _bound.Network.Layout is Int8Layout ? WeightPrecision.Int8 : WeightPrecision.Float32;

    /// <summary>Whether the assembly that holds the model was compiled with optimisation: see <see cref="RnnModel.IsOptimized"/>.</summary>
    public bool IsOptimized => RnnModel.IsOptimizedAssembly(_bound.Network.GetType().Assembly);

    /// <summary>How far int8 weights are from the fp32 weights that they were made of; none of fp32 weights, and none where the file that they were read from does not tell.</summary>
    public IReadOnlyList<QuantizationError> QuantizationErrors => _bound.QuantizationErrors;

    /// <summary>Bytes of the folded input table; 0 if none was built.</summary>
    public long FoldedTableBytes => (long)(_bound.FoldedInput?.Length ?? 0) * sizeof(float);

    /// <summary>Bytes of the completion table; 0 if none was built.</summary>
    public long CompletionTableBytes => _bound.CompletionTable?.SizeInBytes ?? 0;

    /// <summary>
    /// Bytes of the fp32 rows that an int8 model keeps of its output layer, V·(K + 3) numbers, K being <see cref="ModelShape.OutputDepth"/>: with them, suggestions are those of the fp32 output layer. 0 where there are none.
    /// </summary>
    public long OutputRowBytes => _bound.OutputRows?.SizeInBytes ?? 0;

    internal ServedNetwork Bound => _bound;

    /// <summary>A number that differs between networks that predict differently: a hash of the weights, made when it is first asked for.</summary>
    internal ulong Fingerprint => _fingerprint.Value;

    /// <summary>
    /// Saves the model in the precision that it has (safetensors), atomically as <see cref="RnnModel.Save(string)"/> does. What fp32 weights are saved as is the file that was trained, without a loss;
    /// an int8 file takes a good quarter of its bytes, is read by <c>LoadFrozen</c> and cannot be trained. Tables are not saved: they are made when the file is loaded. Nor are the fp32 rows that an int8 model keeps of its output layer: what is loaded again suggests by int8 alone.
    /// </summary>
    /// <inheritdoc cref="RnnModel.Save(string)" path="/param"/>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite: such a model is not saved, and the old file is kept.</exception>
    /// <exception cref="ArgumentException">A word of the vocabulary is longer than a token or not well-formed UTF-16, or its tokenizer has no usable name.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or its folder does not allow new files.</exception>
    /// <exception cref="IOException">The disk is full, the path leads to a folder, a block device or a socket, or writing fails.</exception>
    public void Save(string path) => ModelFileWriter.Of(_bound).Write(path);

    /// <summary>Saves the model in the precision that it has (safetensors) to a stream, from its current position.</summary>
    /// <param name="stream">Receives the file; it stays open and need not support seeking.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing was written.</exception>
    /// <exception cref="ArgumentException">The stream cannot be written, or the vocabulary cannot be saved (as for a path); nothing was written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        }

        ModelFileWriter.Of(_bound).Write(stream);
    }

    /// <summary>Returns the model file (safetensors) in memory, in the precision that the model has.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    /// <exception cref="ArgumentException">A word of the vocabulary is longer than a token or not well-formed UTF-16, or its tokenizer has no usable name.</exception>
    public ReadOnlyMemory<byte> Save() => ModelFileWriter.Of(_bound).Write();

    /// <summary>Creates a session, which begins a text.</summary>
    public Session CreateSession() => new(_bound);

    /// <summary>Creates an evaluator, which measures how well the model predicts a text.</summary>
    public Evaluator CreateEvaluator() => new(_bound);

    /// <summary>Creates a group of sessions that are stepped together.</summary>
    /// <param name="count">The number of sessions, at least 1; ideally a multiple of 16.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or so many sessions do not fit into memory.</exception>
    public SessionGroup CreateSessionGroup(int count) => new(_bound, count);
}
