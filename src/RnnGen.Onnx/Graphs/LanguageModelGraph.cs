using DataType = RnnGen.Onnx.Protos.TensorProto.Types.DataType;

namespace RnnGen.Onnx;

/// <summary>A composer of a model's graph: look-up, recurrent layers, output layer.</summary>
internal sealed class LanguageModelGraph
{
    private const string Tokens = "tokens";
    private const string DirectionAxis = "direction_axis";

    private readonly GraphBuilder _graph;
    private readonly ModelParameters _parameters;
    private readonly WeightTensors _weights;
    private readonly ModelShape _shape;
    private readonly CellOperator _cell;

    // V': rows beyond the vocabulary's count belong to no word and take no part in anything.
    private readonly int _wordCount;

    private LanguageModelGraph(GraphBuilder graph, ModelParameters parameters)
    {
        _graph = graph;
        _parameters = parameters;
        _weights = new WeightTensors(graph, parameters);
        _shape = parameters.Shape;
        _cell = CellOperator.Of(_shape.Cell);
        _wordCount = parameters.Vocabulary.Count;
    }

    /// <summary>Rows of the operator's weights: H for each block that it expects.</summary>
    private int Width => _cell.Blocks.Count * _shape.HiddenSize;

    /// <summary>Adds a whole model to an empty graph.</summary>
    /// <exception cref="IOException">The file would be longer than the format allows.</exception>
    public static void Compose(GraphBuilder graph, ModelParameters parameters, OnnxHead head)
    {
        LanguageModelGraph model = new(graph, parameters);
        graph.AddInput(Tokens, DataType.Int64, $"Token indices in [0, {model._wordCount}).", Dimension.Sequence, Dimension.Batch);
        string hidden = model.AddLayers();
        HeadNodes.Add(graph, head, model.AddOutputLayer(hidden), model._wordCount);
        model.AddStates();
    }

    private string AddLayers()
    {
        _graph.AddVector(DirectionAxis, 1);
        const string Input = "input_l0";
        string output = AddLayer(layer: 0, Input, AddLookUp(Input));
        for (int layer = 1; layer < _shape.Layers; layer++)
        {
            output = AddLayer(layer, output, AddInputWeights(layer));
        }

        return output;
    }

    /// <summary>Adds the nodes that turn tokens into the input of layer 0, and returns the name of the matrix that layer 0 multiplies it by.</summary>
    private string AddLookUp(string output)
    {
        if (!_shape.IsOneHot)
        {
            _weights.AddRows(TensorNames.Embedding, _wordCount, _shape.EmbeddingSize);
            _graph.AddNode("Gather", [TensorNames.Embedding, Tokens], [output]);
            return AddInputWeights(layer: 0);
        }

        // Wxh·x of a one-hot x is a column of Wxh, so it is looked up. The ONNX operators always multiply their input by a matrix: the
        // identity changes no bit. It costs (g·H)² multiply-adds per token; a OneHot node before the actual Wxh would cost V·g·H, build V numbers per
        // token, and silently treat an index beyond the vocabulary as no word, which Gather reports.
        string table = $"{TensorNames.InputWeights(0)}.transposed";
        _weights.AddTable(table, TensorNames.InputWeights(0), _cell.Blocks, Width, _wordCount);
        _graph.AddNode("Gather", [table, Tokens], [output]);
        const string Identity = "identity";
        RowMajor.SetDiagonal(_graph.AddTensor(Identity, 1, Width, Width), Width);
        return Identity;
    }

    private string AddInputWeights(int layer) => AddWeights(TensorNames.InputWeights(layer), _shape.InputSize(layer));

    /// <summary>Adds weights [g·H, columns] as the blocks that the operator expects, with its leading dimension for directions.</summary>
    private string AddWeights(string name, int columns)
    {
        _weights.AddBlocks(name, _cell.Blocks, Width, columns);
        return name;
    }

    /// <summary>Adds one layer and returns the name of its hidden states [sequence, batch, H].</summary>
    private string AddLayer(int layer, string input, string inputWeights)
    {
        string bias = $"rnn.bias_l{layer}";
        Span<float> biases = _graph.AddTensor(bias, 1, 2 * Width);
        RowMajor.ReorderBlocks(_parameters.Read(TensorNames.InputBias(layer)), _cell.Blocks, biases[..Width]);
        RowMajor.ReorderBlocks(_parameters.Read(TensorNames.RecurrentBias(layer)), _cell.Blocks, biases[Width..]);
        string recurrentWeights = AddWeights(TensorNames.RecurrentWeights(layer), _shape.HiddenSize);

        const string AllOfOneLength = "";
        string perDirection = $"output_l{layer}_by_direction";
        string output = $"output_l{layer}";
        _graph.AddNode(
            _cell.Name,
            [input, inputWeights, recurrentWeights, bias, AllOfOneLength, .. _cell.States.Select(state => $"{state}{layer}")],
            [perDirection, .. _cell.States.Select(state => $"{state}{layer}_out")],
            [NodeAttributes.Int("hidden_size", _shape.HiddenSize), .. _cell.Attributes]);
        _graph.AddNode("Squeeze", [perDirection, DirectionAxis], [output]);
        return output;
    }

    /// <summary>Adds Why·h + by and returns its name.</summary>
    private string AddOutputLayer(string hidden)
    {
        const string Product = "output_product";
        const string Logits = "logits";
        _graph.AddNode("MatMul", _shape.TieEmbeddings ? [AddProjection(hidden), AddTransposedEmbedding()] : [hidden, AddTransposed(TensorNames.OutputWeights, _wordCount)], [Product]);
        _parameters.Read(TensorNames.OutputBias)[.._wordCount].CopyTo(_graph.AddTensor(TensorNames.OutputBias, _wordCount));
        _graph.AddNode("Add", [Product, TensorNames.OutputBias], [Logits]);
        return Logits;
    }

    /// <summary>Adds P·h if a tied embedding differs from h in width, and returns the name of the output layer's input.</summary>
    private string AddProjection(string hidden)
    {
        if (!_shape.HasProjection)
        {
            return hidden;
        }

        const string Projected = "projected";
        _graph.AddNode("MatMul", [hidden, AddTransposed(TensorNames.Projection, _shape.EmbeddingSize)], [Projected]);
        return Projected;
    }

    /// <summary>Adds the transpose of the embedding as a node, which a runtime evaluates when it loads the graph, so the embedding is stored only once.</summary>
    private string AddTransposedEmbedding()
    {
        const string Transposed = $"{TensorNames.Embedding}.transposed";
        _graph.AddNode("Transpose", [TensorNames.Embedding], [Transposed]);
        return Transposed;
    }

    /// <summary>Adds the first rows of weights [rows, H] as [H, rows] and returns their name.</summary>
    private string AddTransposed(string name, int rows)
    {
        string transposed = $"{name}.transposed";
        _weights.AddTransposed(transposed, name, rows, _shape.HiddenSize);
        return transposed;
    }

    /// <summary>Adds the states as inputs and outputs, which the layers refer to by name.</summary>
    private void AddStates()
    {
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            foreach (string state in _cell.States)
            {
                _graph.AddInput($"{state}{layer}", DataType.Float, $"State {state} of layer {layer}; zeros at the beginning of a text.", 1, Dimension.Batch, _shape.HiddenSize);
                _graph.AddOutput($"{state}{layer}_out", DataType.Float, $"State {state} of layer {layer} after the last token.", 1, Dimension.Batch, _shape.HiddenSize);
            }
        }
    }
}
