using RnnGen.CompilerServices;
using RnnGen.Files;

namespace RnnGen;

/// <summary>A writer of a network's packed parameters as a model file, one row-major tensor at a time.</summary>
/// <param name="shape">The sizes of the model.</param>
/// <param name="tensors">Its fp32 tensors.</param>
/// <param name="parameters">The packed parameters.</param>
/// <param name="vocabulary">Its words.</param>
internal readonly ref struct ModelFileWriter(ModelShape shape, IReadOnlyList<ParameterTensor> tensors, ReadOnlySpan<float> parameters, Vocabulary vocabulary)
{
    private readonly ReadOnlySpan<float> _parameters = parameters;
    private readonly UsedWords _words = new(shape, vocabulary.Count);

    /// <summary>Its int8 tensors: all weights, or none.</summary>
    public IReadOnlyList<Int8Tensor> Int8Tensors { get; init; } = [];

    /// <summary>How far these are from the fp32 weights that they were made of; none where that is not known.</summary>
    public IReadOnlyList<QuantizationError> Errors { get; init; } = [];

    /// <summary>Creates the writer of a model in the precision that it has.</summary>
    public static ModelFileWriter Of(ServedNetwork bound) => bound.Network.Layout switch
    {
        Int8Layout int8 => new(bound.Network.Shape, int8.Biases, bound.Parameters.Span, bound.Vocabulary) { Int8Tensors = int8.Weights, Errors = bound.QuantizationErrors },
        ServingLayout layout => new(bound.Network.Shape, ((NetworkLayout)layout).Tensors, bound.Parameters.Span, bound.Vocabulary),
    };

    /// <inheritdoc cref="RnnModel.Save(string)"/>
    public void Write(string path)
    {
        using FileOutput file = FileOutput.Open(path);
        Write(file.Stream);
        file.Commit();
    }

    /// <inheritdoc cref="RnnModel.Save()"/>
    public ReadOnlyMemory<byte> Write()
    {
        using MemoryStream stream = new();
        Write(stream);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <summary>Writes the file to a stream, from its current position.</summary>
    public void Write(Stream stream)
    {
        // The checksum is in the header, before the tensors: they are converted twice rather than kept.
        Dictionary<string, string> metadata = ModelMetadata.Write(shape, vocabulary);
        IReadOnlyList<QuantizationError> errors = Errors;
        ModelMetadata.AddErrors(metadata, [.. Int8Tensors.Select(tensor => errors.FirstOrDefault(error => error.Tensor == tensor.Source.Name)).OfType<QuantizationError>()]);
        TensorChecksum checksum = new(metadata, ModelMetadata.CheckedKeys);
        VisitTensors(checksum.Append, checksum.Append);
        metadata.Add(ModelMetadata.ChecksumKey, checksum.ToString());

        SafetensorsWriter writer = new(stream, metadata, Table());
        VisitTensors(writer.Write, writer.WriteInt8);
        writer.Complete();
    }

    /// <summary>Names, dtypes and shapes in file order. Bytes come last, so that all floats lie on multiples of four.</summary>
    private (string Name, SafetensorsDtype Dtype, IReadOnlyList<int> Shape)[] Table() =>
    [
        .. Int8Tensors.Select(static tensor => (ModelTensors.ScaleName(tensor.Source.Name), SafetensorsDtype.F32, (IReadOnlyList<int>)[tensor.Source.Rows])),
        .. ModelTensors.Of(tensors).Select(static tensor => (tensor.Name, SafetensorsDtype.F32, tensor.Shape)),
        .. Int8Tensors.Select(static tensor => (tensor.Source.Name, SafetensorsDtype.I8, (IReadOnlyList<int>)[tensor.Source.Rows, tensor.Source.Columns])),
    ];

    private void VisitTensors(Action<ReadOnlySpan<float>> visit, Action<ReadOnlySpan<sbyte>> visitInt8)
    {
        float[] buffer = new float[Math.Max(tensors.Max(tensor => tensor.Length), Int8Tensors.Select(tensor => tensor.Source.Rows).DefaultIfEmpty().Max())];
        foreach (Int8Tensor tensor in Int8Tensors)
        {
            Span<float> scales = buffer.AsSpan(0, tensor.Source.Rows);
            Unpack(tensor, [], scales);
            visit(scales);
        }

        foreach (ParameterTensor tensor in tensors.Where(tensor => tensor.Role != ParameterRole.CandidateBias))
        {
            Span<float> rowMajor = buffer.AsSpan(0, tensor.Length);
            tensor.Unpack(_parameters, rowMajor);
            ClearUnusedWords(tensor, rowMajor);
            ThrowIfNonFinite(tensor.Name, tensor.Columns, rowMajor);
            visit(rowMajor);
            if (tensor.Role == ParameterRole.Bias)
            {
                HiddenBias(tensor, rowMajor);
                visit(rowMajor);
            }
        }

        foreach (Int8Tensor tensor in Int8Tensors)
        {
            sbyte[] rowMajor = new sbyte[tensor.Source.Length];
            Unpack(tensor, rowMajor, buffer.AsSpan(0, tensor.Source.Rows));
            visitInt8(rowMajor);
        }
    }

    /// <summary>Copies an int8 tensor, or its scales alone, out of the slab.</summary>
    private void Unpack(Int8Tensor tensor, Span<sbyte> rowMajor, Span<float> scales)
    {
        int columns = rowMajor.IsEmpty ? 0 : tensor.Source.Columns;
        for (int i = 0; i < scales.Length; i++)
        {
            Span<sbyte> row = rowMajor.Slice(i * columns, columns);
            scales[i] = tensor.ReadRow(_parameters, i, row);
            if (!_words.HasRow(tensor.Source, i))
            {
                scales[i] = 0;
            }

            if (columns > 0)
            {
                _words.ClearOthers(tensor.Source, i, row);
            }
        }

        ThrowIfNonFinite(ModelTensors.ScaleName(tensor.Source.Name), 1, scales);
    }

    /// <summary>Writes the second bias: zeros, except for a last block that cannot be summed into the first bias.</summary>
    private void HiddenBias(ParameterTensor bias, Span<float> hiddenBias)
    {
        hiddenBias.Clear();
        if (ModelTensors.CandidateBiasOf(bias, tensors) is { } candidate)
        {
            Span<float> block = hiddenBias[^candidate.Length..];
            candidate.Unpack(_parameters, block);
            ThrowIfNonFinite(candidate.Name, candidate.Columns, block);
        }
    }

    private void ClearUnusedWords(ParameterTensor tensor, Span<float> rowMajor)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            _words.ClearOthers(tensor, row, rowMajor.Slice(row * tensor.Columns, tensor.Columns));
        }
    }

    private static void ThrowIfNonFinite(string tensor, int columns, ReadOnlySpan<float> rowMajor)
    {
        int index = ModelTensors.IndexOfNonFinite(rowMajor);
        if (index >= 0)
        {
            throw new InvalidOperationException(
                $"The model is not saved: element [{index / columns}, {index % columns}] of '{tensor}' is {rowMajor[index]}. " +
                "Training has diverged; lower the learning rate or the gradient clipping norm.");
        }
    }
}
