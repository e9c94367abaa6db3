namespace RnnGen;

/// <summary>Brings the tensors of a model file into a network's packed slab, after everything has been found to fit.</summary>
/// <param name="file">What was read.</param>
internal sealed class ModelFileLoader(ModelFile file)
{
    /// <inheritdoc cref="ModelFile.CopyTo"/>
    public void CopyTo(ModelShape expected, IReadOnlyList<ParameterTensor> tensors, Span<float> parameters)
    {
        CheckShape(expected);
        CheckTensors(ModelTensors.Of(tensors));
        Dictionary<string, float[]> biases = [];
        foreach (ParameterTensor bias in tensors.Where(tensor => tensor.Role == ParameterRole.Bias))
        {
            ReadOnlySpan<float> hidden = file.ReadTensor(ModelTensors.HiddenBiasName(bias));
            if (ModelTensors.CandidateBiasOf(bias, tensors) is { } candidate)
            {
                biases.Add(candidate.Name, hidden[^candidate.Length..].ToArray());
                hidden = hidden[..^candidate.Length];
            }

            biases.Add(bias.Name, SumOfBiases(bias, hidden));
        }

        foreach (ParameterTensor tensor in tensors)
        {
            tensor.Pack(biases.TryGetValue(tensor.Name, out float[]? bias) ? bias : file.ReadTensor(tensor.Name), parameters);
        }
    }

    private void CheckShape(ModelShape expected)
    {
        ModelShape found = file.Shape;
        CheckField(nameof(ModelShape.Cell), found.Cell, expected.Cell);
        CheckField(nameof(ModelShape.VocabularySize), found.VocabularySize, expected.VocabularySize);
        CheckField(nameof(ModelShape.EmbeddingSize), found.EmbeddingSize, expected.EmbeddingSize);
        CheckField(nameof(ModelShape.HiddenSize), found.HiddenSize, expected.HiddenSize);
        CheckField(nameof(ModelShape.Layers), found.Layers, expected.Layers);
        CheckField(nameof(ModelShape.Loss), found.Loss, expected.Loss);
        CheckField(nameof(ModelShape.TieEmbeddings), found.TieEmbeddings, expected.TieEmbeddings);

        // T and B are settings of training, and parameters do not depend on them. Of an n-gram model, though, T is n: what it learnt to predict from.
        if (expected.Loss == LossPosition.LastStep)
        {
            CheckField(nameof(ModelShape.SequenceLength), found.SequenceLength, expected.SequenceLength);
        }
    }

    private void CheckField<T>(string field, T found, T expected)
        where T : struct
    {
        if (!found.Equals(expected))
        {
            throw Invalid($"it holds a model with {field} = {found}, but {field} = {expected} is expected. Load it with a model class of its own shape, or train anew.");
        }
    }

    private void CheckTensors(List<(string Name, IReadOnlyList<int> Shape)> expected)
    {
        Dictionary<string, SafetensorsTensor> found = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<int> shape) in expected)
        {
            if (!found.Remove(name, out SafetensorsTensor? tensor))
            {
                throw Invalid($"tensor '{name}' {SafetensorsTensor.Format(shape)} is missing.");
            }

            if (!tensor.Shape.SequenceEqual(shape))
            {
                throw Invalid($"tensor '{name}' has the shape {tensor.ShapeText}, but {SafetensorsTensor.Format(shape)} is expected.");
            }
        }

        if (found.Count > 0)
        {
            throw Invalid($"it holds a tensor that the model does not have: '{found.Keys.Order(StringComparer.Ordinal).First()}'.");
        }
    }

    /// <summary>b = bias_ih + bias_hh, as far as <paramref name="hidden"/> goes.</summary>
    private float[] SumOfBiases(ParameterTensor bias, ReadOnlySpan<float> hidden)
    {
        ReadOnlySpan<float> input = file.ReadTensor(bias.Name);
        float[] sum = input.ToArray();
        for (int i = 0; i < hidden.Length; i++)
        {
            sum[i] += hidden[i];
        }

        int index = ModelTensors.IndexOfNonFinite(sum);
        return index < 0 ? sum : throw Invalid($"the sum of '{bias.Name}' and '{ModelTensors.HiddenBiasName(bias)}' is not finite at element {index}: {input[index]} + {hidden[index]}.");
    }

    private InvalidModelFileException Invalid(string problem) => new(file.Path, problem);
}
