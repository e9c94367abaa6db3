using RnnGen.Files;

namespace RnnGen;

/// <summary>A writer of a network's packed parameters as a model file, one row-major tensor at a time.</summary>
internal readonly ref struct ModelFileWriter(ModelShape shape, IReadOnlyList<ParameterTensor> tensors, ReadOnlySpan<float> parameters, Vocabulary vocabulary)
{
    private readonly ReadOnlySpan<float> _parameters = parameters;

    /// <inheritdoc cref="RnnModel.Save(string)"/>
    public void Write(string path)
    {
        using FileOutput file = FileOutput.Open(path);
        Write(file.Stream);
        file.Commit();
    }

    /// <summary>Writes the file to a stream, from its current position.</summary>
    public void Write(Stream stream)
    {
        // The checksum is in the header, before the tensors: they are converted twice rather than kept.
        Dictionary<string, string> metadata = ModelMetadata.Write(shape, vocabulary);
        TensorChecksum checksum = new(metadata, ModelMetadata.CheckedKeys);
        VisitTensors(checksum.Append);
        metadata.Add(ModelMetadata.ChecksumKey, checksum.ToString());

        SafetensorsWriter writer = new(stream, metadata, ModelTensors.Of(tensors));
        VisitTensors(writer.Write);
        writer.Complete();
    }

    private void VisitTensors(Action<ReadOnlySpan<float>> visit)
    {
        float[] buffer = new float[tensors.Max(tensor => tensor.Length)];
        foreach (ParameterTensor tensor in tensors.Where(tensor => tensor.Role != ParameterRole.CandidateBias))
        {
            Span<float> rowMajor = buffer.AsSpan(0, tensor.Length);
            tensor.Unpack(_parameters, rowMajor);
            ClearUnusedWords(tensor, rowMajor);
            ThrowIfNonFinite(tensor, rowMajor);
            visit(rowMajor);
            if (tensor.Role == ParameterRole.Bias)
            {
                HiddenBias(tensor, rowMajor);
                visit(rowMajor);
            }
        }
    }

    /// <summary>Writes the second bias: zeros, except for a last block that cannot be summed into the first bias.</summary>
    private void HiddenBias(ParameterTensor bias, Span<float> hiddenBias)
    {
        hiddenBias.Clear();
        if (ModelTensors.CandidateBiasOf(bias, tensors) is { } candidate)
        {
            Span<float> block = hiddenBias[^candidate.Length..];
            candidate.Unpack(_parameters, block);
            ThrowIfNonFinite(candidate, block);
        }
    }

    // Rows that belong to no word hold leftovers of initialisation; zeros make equal models give equal files.
    private void ClearUnusedWords(ParameterTensor tensor, Span<float> rowMajor)
    {
        if (tensor.Role is ParameterRole.Embedding or ParameterRole.OutputWeights or ParameterRole.OutputBias)
        {
            rowMajor[(vocabulary.Count * tensor.Columns)..].Clear();
        }
        else if (tensor.Role == ParameterRole.InputWeights && tensor.Layer == 0 && shape.IsOneHot)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                rowMajor.Slice(row * tensor.Columns, tensor.Columns)[vocabulary.Count..].Clear();
            }
        }
    }

    private static void ThrowIfNonFinite(ParameterTensor tensor, ReadOnlySpan<float> rowMajor)
    {
        int index = ModelTensors.IndexOfNonFinite(rowMajor);
        if (index >= 0)
        {
            throw new InvalidOperationException(
                $"The model is not saved: element [{index / tensor.Columns}, {index % tensor.Columns}] of '{tensor.Name}' is {rowMajor[index]}. " +
                "Training has diverged; lower the learning rate or the gradient clipping norm.");
        }
    }
}
