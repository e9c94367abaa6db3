namespace RnnGen.Cli;

/// <summary>The numbers of an imported model under the names of a model file.</summary>
internal sealed class ImportedTensors
{
    private readonly Dictionary<string, float[]> _tensors = [];
    private readonly ImportedModel _model;
    private readonly WordRows _words;

    /// <summary>Reads and orders them.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="FailureException">A tensor is quantised, or a number is not finite.</exception>
    public ImportedTensors(ImportedModel model)
    {
        _model = model;
        _words = new WordRows(model.Order, model.Shape.VocabularySize);
        TensorRoles roles = model.Roles;
        if (roles.Embedding is { } embedding)
        {
            _tensors.Add("embedding.weight", _words.Rows(embedding.Read(), model.Shape.EmbeddingSize));
        }

        for (int layer = 0; layer < model.Shape.Layers; layer++)
        {
            AddLayer(layer, model.Rnn.Layers[layer]);
        }

        if (roles.Projection is { } projection)
        {
            _tensors.Add("projection.weight", projection.Read());
        }

        if (!roles.IsTied)
        {
            _tensors.Add("output.weight", _words.Rows(roles.Output!.Read(), model.Shape.HiddenSize));
        }

        _tensors.Add("output.bias", _words.Biases(OutputBias(roles)));
    }

    /// <summary>The numbers by the name of their tensor.</summary>
    public IReadOnlyDictionary<string, float[]> ByName => _tensors;

    private void AddLayer(int layer, RecurrentTensors tensors)
    {
        float[] inputWeights = tensors.InputWeights.Read(), none = new float[_model.Shape.Gates * _model.Shape.HiddenSize];
        _tensors.Add($"rnn.weight_ih_l{layer}", layer == 0 && _model.Shape.IsOneHot ? _words.Columns(inputWeights, _model.Rnn.InputSize) : inputWeights);
        _tensors.Add($"rnn.weight_hh_l{layer}", tensors.RecurrentWeights.Read());
        _tensors.Add($"rnn.bias_ih_l{layer}", tensors.InputBias?.Read() ?? none);
        _tensors.Add($"rnn.bias_hh_l{layer}", tensors.HiddenBias?.Read() ?? none);
    }

    /// <summary>b, and where the projection has a bias p of its own, W(Ph + p) + b = WPh + (Wp + b).</summary>
    private static float[] OutputBias(TensorRoles roles)
    {
        float[] bias = roles.OutputBias?.Read() ?? new float[roles.Rows];
        if (roles.ProjectionBias is { } projection)
        {
            float[] weights = roles.Embedding!.Read(), offset = projection.Read();
            for (int row = 0; row < bias.Length; row++)
            {
                double sum = bias[row];
                for (int column = 0; column < offset.Length; column++)
                {
                    sum += (double)weights[(row * offset.Length) + column] * offset[column];
                }

                bias[row] = (float)sum;
            }
        }

        return bias;
    }
}
