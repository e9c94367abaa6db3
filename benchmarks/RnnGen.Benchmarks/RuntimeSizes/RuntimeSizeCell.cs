namespace RnnGen.Benchmarks;

/// <summary>A recurrent layer as vector code with sizes known only at run time: what one would write without a generator.</summary>
internal abstract class RuntimeSizeCell
{
    private readonly int _gates;
    private readonly float[] _embedding;

    // [x; hPrev], the vector that the weights are multiplied by; h is written elsewhere, because hPrev is still being read.
    private readonly AlignedBuffer _input;
    private readonly AlignedBuffer _hidden;

    /// <summary>Packs the parameters of a model.</summary>
    /// <param name="model">A model of one layer with an embedding.</param>
    /// <param name="gates">g.</param>
    /// <param name="unitsPerPanel">Units whose gates share a panel.</param>
    protected RuntimeSizeCell(RnnModel model, int gates, int unitsPerPanel)
    {
        ModelShape shape = model.Shape;
        _gates = gates;
        HiddenSize = shape.HiddenSize;
        PaddedHiddenSize = (HiddenSize + unitsPerPanel - 1) / unitsPerPanel * unitsPerPanel;
        EmbeddingSize = shape.EmbeddingSize;
        _embedding = Read(model, "embedding.weight");
        _input = new AlignedBuffer(EmbeddingSize + HiddenSize);
        _hidden = new AlignedBuffer(PaddedHiddenSize);
        Weights = new ColumnPanels(EmbeddingSize + HiddenSize, gates * PaddedHiddenSize, gates * unitsPerPanel);
        Bias = new AlignedBuffer(Weights.PanelCount * Weights.Width);
        Pack(Read(model, "rnn.weight_ih_l0"), Read(model, "rnn.weight_hh_l0"), Read(model, "rnn.bias_ih_l0"));
    }

    /// <summary>Creates the layer of a model's cell.</summary>
    /// <exception cref="NotSupportedException">The cell has no implementation with run-time sizes.</exception>
    public static RuntimeSizeCell Create(RnnModel model) => model.Shape.Cell switch
    {
        RecurrentCell.Tanh or RecurrentCell.Relu => new RuntimeSizePlainCell(model),
        RecurrentCell.Lstm => new RuntimeSizeLstm(model),
        RecurrentCell.Gru => new RuntimeSizeGru(model),
        RecurrentCell.Cifg => new RuntimeSizeCifg(model),
        _ => throw new NotSupportedException($"{model.Shape.Cell} has no implementation with run-time sizes."),
    };

    /// <summary>h [H].</summary>
    public ReadOnlySpan<float> Hidden => _hidden.Span[..HiddenSize];

    /// <summary>E.</summary>
    protected int EmbeddingSize { get; }

    /// <summary>H.</summary>
    protected int HiddenSize { get; }

    /// <summary>H rounded up to whole panels.</summary>
    protected int PaddedHiddenSize { get; }

    /// <summary>[Wxh; Whh], E + H rows; the gates of a panel's units are interleaved in runs of eight.</summary>
    protected ColumnPanels Weights { get; }

    /// <summary>b in column order.</summary>
    protected AlignedBuffer Bias { get; }

    /// <summary>Feeds one word through the cell.</summary>
    public void Feed(int token)
    {
        Span<float> input = _input.Span;
        _embedding.AsSpan(token * EmbeddingSize, EmbeddingSize).CopyTo(input);
        _hidden.Span[..HiddenSize].CopyTo(input[EmbeddingSize..]);
        Step(input, _hidden.Span);
    }

    /// <summary>Reads a tensor in row-major order.</summary>
    internal static float[] Read(RnnModel model, string name)
    {
        float[] values = new float[model.Tensors.Single(tensor => tensor.Name == name).Length];
        model.ReadTensor(name, values);
        return values;
    }

    /// <summary>Returns the column of a gate's unit: within a panel, groups of eight units; within a group, gate after gate.</summary>
    protected int ColumnOf(int gate, int unit)
    {
        const int Lanes = 8;
        return (unit / Lanes * Lanes * _gates) + (gate * Lanes) + (unit % Lanes);
    }

    /// <summary>Computes h, and whatever else the cell keeps, from [x; hPrev].</summary>
    protected abstract void Step(ReadOnlySpan<float> input, Span<float> hidden);

    private void Pack(float[] inputWeights, float[] recurrentWeights, float[] bias)
    {
        for (int row = 0; row < bias.Length; row++)
        {
            int column = ColumnOf(gate: row / HiddenSize, unit: row % HiddenSize);
            Bias.Span[column] = bias[row];
            for (int i = 0; i < EmbeddingSize; i++)
            {
                Weights[i, column] = inputWeights[(row * EmbeddingSize) + i];
            }

            for (int i = 0; i < HiddenSize; i++)
            {
                Weights[EmbeddingSize + i, column] = recurrentWeights[(row * HiddenSize) + i];
            }
        }
    }
}
