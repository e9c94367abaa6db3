using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Memory for the weights of a served model, in fp32 or int8, and for the tables that serve it faster, allocated once and refilled any number of times. Whether a table exists
/// depends only on its size, so every refill has the same tables.
/// </summary>
internal sealed class FrozenWeights
{
    private readonly RnnNetwork _network;
    private readonly ServingNetwork _passes;
    private readonly AlignedBuffer _weights;
    private readonly ReadOnlyMemory<int> _calibrationText;
    private readonly AlignedBuffer? _foldedInput;
    private readonly CompletionTable? _completionTable;
    private IReadOnlyList<QuantizationError> _errors = [];

    // Only where the int8 weights were fp32 here.
    private OutputRows? _outputRows;

    /// <summary>Allocates the memory.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="options">The precision, and the memory that tables may take.</param>
    public FrozenWeights(RnnNetwork network, FreezeOptions options)
        : this(network, PassesOf(network, options), weights: null, options)
    {
    }

    private FrozenWeights(RnnNetwork network, ServingNetwork passes, AlignedBuffer? weights, FreezeOptions options)
    {
        _network = network;
        _passes = passes;
        _calibrationText = options.CalibrationText;
        ServingLayout layout = passes.Layout;
        _weights = weights ?? new AlignedBuffer(layout.ParameterFloats);
        if (layout.FoldedInputFloats > 0 && layout.FoldedInputFloats * sizeof(float) <= options.FoldedTableBudgetBytes && layout.FoldedInputFloats <= AlignedBuffer.MaxLength)
        {
            _foldedInput = new AlignedBuffer((int)layout.FoldedInputFloats);
        }

        int outputFloats = layout.ParameterFloats - layout.OutputOffset;
        if ((long)outputFloats * sizeof(float) <= options.CompletionTableBudgetBytes)
        {
            _completionTable = new CompletionTable(outputFloats);
        }
    }

    /// <summary>Freezes fp32 parameters that nothing else writes any more: they are held once, or their int8 form is.</summary>
    /// <param name="bound">The passes and the parameters.</param>
    /// <param name="options">The precision, and the memory that tables may take.</param>
    public static ServedNetwork Keep(BoundNetwork bound, FreezeOptions options)
    {
        ServingNetwork passes = PassesOf(bound.Network, options);
        FrozenWeights weights = new(bound.Network, passes, passes == bound.Network ? bound.Parameters : null, options);
        if (passes != bound.Network)
        {
            weights.Take(bound.Parameters.Span, bound.Vocabulary);
        }

        return weights.Bind(bound.Vocabulary);
    }

    /// <summary>Reads a file for serving. What it holds in int8 stays int8.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="file">The file; it stays open.</param>
    /// <param name="options">The precision that an fp32 file becomes, and the memory that tables may take.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the first field that differs.</exception>
    public static ServedNetwork Load(RnnNetwork network, ModelFile file, FreezeOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Precision == WeightPrecision.Float32)
        {
            return Keep(BoundNetwork.Load(network, file), options);
        }

        ModelFileLoader loader = new(file);
        loader.CheckShape(network.Shape);
        FrozenWeights weights = new(network, network.Int8Passes, weights: null, options) { _errors = file.QuantizationErrors };
        loader.Load((Int8Layout)network.Int8Passes.Layout, weights._weights.Span);
        return weights.Bind(file.Vocabulary);
    }

    /// <summary>Copies a model's parameters, or quantises them and keeps the rows of the output layer.</summary>
    /// <param name="parameters">Packed fp32 parameters of this shape.</param>
    /// <param name="vocabulary">The words that they are of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text of a calibration holds a token that is none of these words.</exception>
    public void Take(ReadOnlySpan<float> parameters, Vocabulary vocabulary)
    {
        if (_passes.Layout is Int8Layout int8)
        {
            IReadOnlyDictionary<string, float[]> squares = ActivationSquares.Over(_network, parameters, vocabulary, _calibrationText.Span);
            UsedWords words = new(_network.Shape, vocabulary.Count);
            _errors = Int8Weights.Quantize(parameters, _network.Layout.Tensors, words, squares, int8, _weights.Span);
            _outputRows ??= new OutputRows(_network.Layout, int8);
            _outputRows.Fill(parameters, _weights.Span, words);
        }
        else
        {
            parameters.CopyTo(_weights.Span);
        }
    }

    /// <summary>Fills the tables from the weights, which nothing writes until the next refill.</summary>
    /// <param name="vocabulary">The words.</param>
    public ServedNetwork Bind(Vocabulary vocabulary)
    {
        ServedNetwork bound = new(_passes, _weights, vocabulary)
        {
            IsFrozen = true,
            FoldedInput = _foldedInput,
            CompletionTable = _completionTable,
            OutputRows = _outputRows,
            QuantizationErrors = _errors,
        };
        if (_foldedInput is not null)
        {
            _passes.FoldInput(_weights.Span, _foldedInput.Span);
        }

        _completionTable?.Fill(bound);
        return bound;
    }

    private static ServingNetwork PassesOf(RnnNetwork network, FreezeOptions options) => options.Precision == WeightPrecision.Int8 ? network.Int8Passes : network;
}
