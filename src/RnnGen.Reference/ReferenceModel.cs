using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// A recurrent language model written directly from its equations, with sizes known only at run time:
/// <code>
/// x_t      = row w_t of the embedding, or the one-hot vector of word w_t
/// h_t      = f(Wxh·x_t + Whh·h_{t−1} + b)      per layer; the layer above reads h_t as its x_t; others: see <see cref="RecurrentCell"/>
/// logits_t = Why·h_t + by                      h of the top layer; Why is the embedding if embeddings are tied, and P·h_t replaces h_t if their widths differ
/// p_t      = softmax(logits_t)
/// E        = mean of e_t = −ln p_t[target_t]   over the targets that are scored
/// </code>
/// The common lecture notation s_t = f(U·x_t + W·s_{t−1}), o_t = softmax(V·s_t) is the same, with h for s, Wxh for U, Whh for W and Why for V. It is the oracle that generated code is
/// compared with, and the baseline that it is measured against. Not thread-safe.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class ReferenceModel<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly ReferenceParameter<T>? _embedding;
    private readonly RecurrentLayer<T>[] _layers;
    private readonly LayerTrace<T>[] _traces;
    private readonly OutputProjection<T>? _projection;
    private readonly SoftmaxOutput<T> _output;
    private readonly ReferenceParameter<T>[] _parameters;

    /// <summary>Creates a model whose parameters and states are zero.</summary>
    /// <param name="shape">The sizes; each at least 1, except for E, which is 0 for one-hot input.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    /// <exception cref="ArgumentException">The cell is unknown, or there is no embedding to tie.</exception>
    public ReferenceModel(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.VocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(shape.EmbeddingSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.HiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.SequenceLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.BatchSize, 1);
        if (shape is { TieEmbeddings: true, IsOneHot: true })
            throw new ArgumentException("There is no embedding to tie: E is 0.", nameof(shape));
        Shape = shape;
        _embedding = shape.IsOneHot ? null : new ReferenceParameter<T>("embedding.weight", shape.VocabularySize, shape.EmbeddingSize);
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => RecurrentLayer<T>.Create(shape, layer))];
        _traces = [.. _layers.Select(layer => new LayerTrace<T>(layer, shape.SequenceLength, shape.BatchSize))];
        _projection = shape.HasProjection ? new OutputProjection<T>(shape) : null;
        _output = new SoftmaxOutput<T>(shape, shape.TieEmbeddings ? _embedding : null);
        _droppedHidden = new T[shape.HiddenSize];
        _droppedHiddenGradient = new T[shape.HiddenSize];
        _parameters =
        [
            .. _embedding is null ? (ReferenceParameter<T>[])[] : [_embedding],
            .. _layers.SelectMany(layer => (ReferenceParameter<T>[])[layer.Wxh, layer.Whh, layer.Bxh, layer.Bhh]),
            .. _projection is null ? (ReferenceParameter<T>[])[] : [_projection.P],
            .. shape.TieEmbeddings ? (ReferenceParameter<T>[])[] : [_output.Why],
            _output.By,
        ];
    }

    /// <summary>The sizes.</summary>
    public ModelShape Shape { get; }

    /// <summary>
    /// All parameters: <c>embedding.weight</c> [V, E] (not with one-hot input); per layer n <c>rnn.weight_ih_l{n}</c> [g·H, input],
    /// <c>rnn.weight_hh_l{n}</c> [g·H, H], <c>rnn.bias_ih_l{n}</c> and <c>rnn.bias_hh_l{n}</c> [g·H]; <c>output.weight</c> [V, H], <c>output.bias</c> [V].
    /// If embeddings are tied, there is no <c>output.weight</c>, and there is <c>projection.weight</c> [E, H] if E differs from H.
    /// </summary>
    public IReadOnlyList<ReferenceParameter<T>> Parameters => _parameters;

    internal IReadOnlyList<RecurrentLayer<T>> Layers => _layers;

    internal SoftmaxOutput<T> Output => _output;

    /// <summary>Returns the values of a parameter, row-major; writing to them changes the model.</summary>
    /// <param name="name">A name as in <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public T[] Parameter(string name) => Find(name).Values;

    /// <summary>Returns the gradient from the latest <see cref="LossAndGradients(ReadOnlySpan{int}, ReadOnlySpan{int}, int)"/>, row-major.</summary>
    /// <param name="name">A name as in <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public T[] Gradient(string name) => Find(name).Gradient;

    /// <summary>Returns the gradient of a tensor of a generated model, which may be a part of a parameter here.</summary>
    /// <param name="tensor">A tensor of a model of this shape.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public ReadOnlySpan<T> Gradient(ParameterTensor tensor) => PartOf(tensor, Find(tensor).Gradient);

    /// <summary>Creates a reference model of a model's shape with a copy of its parameters.</summary>
    /// <param name="model">The model to copy.</param>
    [SuppressMessage("Design", "CA1000", Justification = "The precision cannot be inferred from the model, so it is named: ReferenceModel<double>.From(model).")]
    public static ReferenceModel<T> From(RnnModel model) => From(model, model.Shape);

    /// <summary>Creates a reference model with a copy of a model's parameters that trains with a different sequence length, batch size or loss.</summary>
    /// <param name="model">The model to copy.</param>
    /// <param name="shape">The model's shape, which may differ in T, B and the loss.</param>
    /// <exception cref="ArgumentException">The tensors of the model are not those of the shape.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "The precision cannot be inferred from the model, so it is named: ReferenceModel<double>.From(model).")]
    public static ReferenceModel<T> From(RnnModel model, ModelShape shape)
    {
        ReferenceModel<T> reference = new(shape);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] rowMajor = new float[tensor.Length];
            model.ReadTensor(tensor.Name, rowMajor);
            reference.SetParameter(tensor, rowMajor);
        }

        reference.ThrowIfAbsent(model.Tensors);
        return reference;
    }

    /// <summary>Creates a reference model with the parameters of a file: those of an int8 file are scale·q, so that it computes what int8 weights mean, without rounding what they multiply.</summary>
    /// <param name="file">The file; it stays open.</param>
    /// <param name="shape">The file's shape, which may differ in T, B and the loss; null for the same.</param>
    /// <exception cref="InvalidModelFileException">The file has become shorter since it was opened.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "The precision cannot be inferred from the file, so it is named: ReferenceModel<double>.From(file).")]
    public static ReferenceModel<T> From(ModelFile file, ModelShape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ReferenceModel<T> reference = new(shape ?? file.Shape);
        foreach (ReferenceParameter<T> parameter in reference.Parameters)
        {
            float[] values = file.ReadTensor(parameter.Name);
            for (int i = 0; i < values.Length; i++)
            {
                parameter.Values[i] = T.CreateChecked(values[i]);
            }
        }

        return reference;
    }

    /// <summary>Replaces the parameters by those of a packed slab; hidden biases without a tensor there become zero.</summary>
    /// <param name="tensors">The tensors of the slab.</param>
    /// <param name="packedParameters">The slab.</param>
    /// <exception cref="ArgumentException">The tensors are not those of this shape.</exception>
    public void CopyFrom(IReadOnlyList<ParameterTensor> tensors, ReadOnlySpan<float> packedParameters)
    {
        ThrowIfAbsent(tensors);
        foreach (ReferenceParameter<T> parameter in _parameters)
            Array.Clear(parameter.Values);
        foreach (ParameterTensor tensor in tensors)
        {
            float[] rowMajor = new float[tensor.Length];
            tensor.Unpack(packedParameters, rowMajor);
            SetParameter(tensor, rowMajor);
        }
    }

    /// <summary>Creates a session, from zero state, that reads one word at a time.</summary>
    public ReferenceSession<T> CreateSession() => new(this);

    /// <summary>Returns x of layer 0 for a word: its embedding, multiplied by a mask with dropout, or its one-hot vector.</summary>
    internal LayerInput<T> WordInput(int word, ReadOnlySpan<T> mask = default) => _embedding is null
        ? new LayerInput<T>(word)
        : new LayerInput<T>(_embedding.Row(word), _embedding.GradientRow(word), mask);

    /// <summary>Returns the input of the output layer: h of the top layer, or its projection, which is valid until the next call.</summary>
    internal ReadOnlySpan<T> OutputInput(ReadOnlySpan<T> h) => _projection is null ? h : _projection.Forward(h);

    private void SetParameter(ParameterTensor tensor, ReadOnlySpan<float> rowMajor)
    {
        ReferenceParameter<T> parameter = Find(tensor);
        int rows = tensor.Role == ParameterRole.CandidateBias ? Shape.HiddenSize : parameter.Rows;
        if (rows != tensor.Rows || parameter.Columns != tensor.Columns)
        {
            throw new ArgumentException(
                $"Tensor '{tensor.Name}' is {tensor.Rows} x {tensor.Columns}, but {Shape} needs {rows} x {parameter.Columns}.");
        }

        Span<T> values = PartOf(tensor, parameter.Values);
        for (int k = 0; k < rowMajor.Length; k++)
            values[k] = T.CreateChecked(rowMajor[k]);
    }

    /// <summary>A GRU's bhn is the last block of PyTorch's second bias; every other tensor is a whole parameter.</summary>
    private static Span<T> PartOf(ParameterTensor tensor, T[] values) =>
        tensor.Role == ParameterRole.CandidateBias ? values.AsSpan(values.Length - tensor.Length) : values;

    private ReferenceParameter<T> Find(ParameterTensor tensor) =>
        tensor.Role == ParameterRole.CandidateBias ? _layers[tensor.Layer].Bhh : Find(tensor.Name);

    /// <summary>Generated models hold the sum of a layer's two biases in the first, so the second may be absent; nothing else may.</summary>
    private void ThrowIfAbsent(IReadOnlyList<ParameterTensor> tensors)
    {
        ReferenceParameter<T>? absent = Array.Find(
            _parameters,
            parameter => !parameter.Name.StartsWith("rnn.bias_hh_", StringComparison.Ordinal) && tensors.All(tensor => tensor.Name != parameter.Name));
        if (absent is not null)
            throw new ArgumentException($"There is no tensor '{absent.Name}', which {Shape} needs.", nameof(tensors));
    }

    private ReferenceParameter<T> Find(string name) =>
        Array.Find(_parameters, parameter => parameter.Name == name)
        ?? throw new ArgumentException($"There is no parameter '{name}'; there are {string.Join(", ", _parameters.Select(p => p.Name))}.", nameof(name));
}
