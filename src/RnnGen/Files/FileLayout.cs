using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>Places in memory for the tensors of a file of any shape, to convert it without a class of that shape: nothing computes with them.</summary>
internal sealed class FileLayout
{
    private FileLayout(IReadOnlyList<ParameterTensor> tensors, int floats, Int8Layout int8) => (Tensors, Floats, Int8) = (tensors, floats, int8);

    /// <summary>The fp32 tensors, in the order of the model file.</summary>
    public IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>Length of their slab.</summary>
    public int Floats { get; }

    /// <summary>The same with int8 weights.</summary>
    public Int8Layout Int8 { get; }

    /// <summary>Creates the layout of a shape.</summary>
    /// <exception cref="OverflowException">The tensors are larger than an array can be.</exception>
    public static FileLayout Of(ModelShape shape)
    {
        int end = 0, int8End = 0;
        List<ParameterTensor> tensors = [], biases = [];
        List<Int8Tensor> weights = [];
        foreach ((string name, ParameterRole role, int layer, int rows, int columns) in Table(shape))
        {
            ParameterTensor tensor = At(end, name, role, layer, rows, columns);
            end = checked(end + FloatsOf(tensor));
            tensors.Add(tensor);
            if (tensor.IsVector)
            {
                biases.Add(tensor.At(int8End));
                int8End = checked(int8End + FloatsOf(tensor));
            }
            else
            {
                int rowFloats = (columns + sizeof(float) - 1) / sizeof(float);
                weights.Add(new Int8Tensor { Source = tensor, Offset = int8End, WordBytes = rowFloats * sizeof(float), ScalesOffset = checked(int8End + (rows * rowFloats)) });
                int8End = checked(int8End + (rows * (rowFloats + 1)));
            }
        }

        return new FileLayout(tensors, end, new Int8Layout
        {
            ParameterFloats = int8End,
            OutputOffset = 0,
            OutputInputOffset = 0,
            CarriedFloats = 0,
            StateFloats = 0,
            GroupFloats = 0,
            FoldedInputFloats = 0,
            Weights = weights,
            Biases = biases,
        });
    }

    private static IEnumerable<(string Name, ParameterRole Role, int Layer, int Rows, int Columns)> Table(ModelShape shape)
    {
        if (!shape.IsOneHot)
        {
            yield return (ModelTensors.EmbeddingName, ParameterRole.Embedding, 0, shape.VocabularySize, shape.EmbeddingSize);
        }

        int width = shape.Gates * shape.HiddenSize;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            yield return ($"rnn.weight_ih_l{layer}", ParameterRole.InputWeights, layer, width, shape.InputSize(layer));
            yield return ($"rnn.weight_hh_l{layer}", ParameterRole.RecurrentWeights, layer, width, shape.HiddenSize);
            yield return ($"rnn.bias_ih_l{layer}", ParameterRole.Bias, layer, width, 1);
            if (Recurrence.Of(shape.Cell).HasCandidateBias)
            {
                yield return ($"rnn.bias_hn_l{layer}", ParameterRole.CandidateBias, layer, shape.HiddenSize, 1);
            }
        }

        if (shape.HasProjection)
        {
            yield return (ModelTensors.ProjectionName, ParameterRole.Projection, 0, shape.EmbeddingSize, shape.HiddenSize);
        }

        if (!shape.TieEmbeddings)
        {
            yield return (ModelTensors.OutputName, ParameterRole.OutputWeights, 0, shape.VocabularySize, shape.HiddenSize);
        }

        yield return (ModelTensors.OutputBiasName, ParameterRole.OutputBias, 0, shape.VocabularySize, 1);
    }

    private static ParameterTensor At(int offset, string name, ParameterRole role, int layer, int rows, int columns)
    {
        // A vector is a row in memory, so that it takes no panel for each element.
        bool isVector = role is ParameterRole.Bias or ParameterRole.CandidateBias or ParameterRole.OutputBias;
        int depth = isVector ? 1 : rows, width = isVector ? rows : columns;
        PanelLayout layout = new()
        {
            Offset = offset,
            PanelStride = checked(depth * ServingNetwork.PanelWidth),
            RowStride = ServingNetwork.PanelWidth,
            Gates = 1,
            Units = width,
            UnitsPerGroup = ServingNetwork.PanelWidth,
        };
        return new ParameterTensor { Name = name, Role = role, Layer = layer, Rows = rows, Columns = columns, Layout = layout, Transposed = isVector };
    }

    private static int FloatsOf(ParameterTensor tensor) =>
        checked(((tensor.Transposed ? tensor.Rows : tensor.Columns) + ServingNetwork.PanelWidth - 1) / ServingNetwork.PanelWidth * tensor.Layout.PanelStride);
}
