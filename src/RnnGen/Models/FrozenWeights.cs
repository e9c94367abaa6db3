using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Memory for the weights of a served model and for the tables that serve it faster, allocated once and refilled any number of times. Whether a table exists
/// depends only on its size, so every refill has the same tables.
/// </summary>
internal sealed class FrozenWeights
{
    private readonly RnnNetwork _network;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer? _foldedInput;
    private readonly CompletionTable? _completionTable;

    /// <summary>Allocates the memory.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="parameters">Where the parameters are, or will be.</param>
    /// <param name="options">The memory that tables may take.</param>
    public FrozenWeights(RnnNetwork network, AlignedBuffer parameters, FreezeOptions options)
    {
        _network = network;
        _parameters = parameters;
        long foldedFloats = network.Layout.FoldedInputFloats;
        if (foldedFloats > 0 && foldedFloats * sizeof(float) <= options.FoldedTableBudgetBytes && foldedFloats <= AlignedBuffer.MaxLength)
        {
            _foldedInput = new AlignedBuffer((int)foldedFloats);
        }

        int outputFloats = network.Layout.ParameterFloats - network.Layout.OutputOffset;
        if ((long)outputFloats * sizeof(float) <= options.CompletionTableBudgetBytes)
        {
            _completionTable = new CompletionTable(outputFloats);
        }
    }

    /// <summary>Copies a model's parameters and fills the tables.</summary>
    /// <param name="parameters">Packed parameters of this shape.</param>
    /// <param name="vocabulary">The words.</param>
    public BoundNetwork Fill(ReadOnlySpan<float> parameters, Vocabulary vocabulary)
    {
        parameters.CopyTo(_parameters.Span);
        return Bind(vocabulary);
    }

    /// <summary>Fills the tables from the parameters already present.</summary>
    /// <param name="vocabulary">The words.</param>
    public BoundNetwork Bind(Vocabulary vocabulary)
    {
        BoundNetwork bound = new(_network, _parameters, vocabulary) { IsFrozen = true, FoldedInput = _foldedInput, CompletionTable = _completionTable };
        if (_foldedInput is not null)
        {
            _network.FoldInput(_parameters.Span, _foldedInput.Span);
        }

        _completionTable?.Fill(bound);
        return bound;
    }
}
