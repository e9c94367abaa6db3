using System.IO.Hashing;
using System.Runtime.InteropServices;
using RnnGen.CompilerServices;
using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// A loader of the tensors of a model file into a network's packed slab, some rows at a time in file order, so that besides the slab no copy of a
/// matrix is ever held.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class ModelFileLoader(ModelFile file)
{
    /// <summary>Elements read at a time, or one row if that is longer.</summary>
    private const int ChunkElements = 1 << 14;

    // Made when tensors are read: it begins with a hash of the whole vocabulary, which a check of names and shapes does not need.
    private readonly Lazy<TensorChecksum> _checksum = new(() => new TensorChecksum(file.Reader.Metadata, ModelMetadata.CheckedKeys));
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    // With tied embeddings, a file may hold a second copy as the output layer; it must be equal.
    private readonly bool _holdsCopy = ModelFileTensors.HoldsCopy(file.Shape, file.Tensors);
    private readonly XxHash128 _embedding = new();
    private readonly XxHash128 _output = new();

    private float[] _chunk = [];
    private sbyte[] _int8Chunk = [];
    private string? _problem;

    /// <summary>
    /// Checks that the file holds a model of these sizes. The training sizes T and B may differ, except for the T of a model that predicts only at the last step: it is
    /// the n of its n-grams.
    /// </summary>
    /// <exception cref="InvalidModelFileException">It does not; the message names the first field that differs.</exception>
    public void CheckShape(ModelShape expected)
    {
        ModelShape found = file.Shape;
        (string Field, object Value, object Other)? difference = found.VocabularySize == expected.VocabularySize
            ? found.FindDifference(expected)
            : (nameof(ModelShape.VocabularySize), found.VocabularySize, expected.VocabularySize);
        if (difference is var (field, value, other))
        {
            throw Invalid($"it holds a model with {field} = {value}, but {field} = {other} is expected. Load it with a model class of its own shape, or train a new one.");
        }
    }

    /// <summary>Reads all tensors and checks them.</summary>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public void Verify() => Load([], [], []);

    /// <summary>Checks that the weights are fp32.</summary>
    /// <exception cref="InvalidModelFileException">They are int8.</exception>
    public void ThrowIfInt8()
    {
        if (file.Precision == WeightPrecision.Int8)
        {
            throw Invalid(
                $"its weights are int8, which can be served but not trained: what was rounded off is lost. Serve it with LoadFrozen, or load the fp32 file that it was made of.");
        }
    }

    /// <summary>
    /// Reads all tensors, checks them, and packs those of an fp32 model; b = <c>bias_ih</c> + <c>bias_hh</c>, except for a GRU's candidate, which keeps both.
    /// </summary>
    /// <param name="tensors">The place of each in <paramref name="parameters"/>.</param>
    /// <param name="parameters">Receives the tensors; padding is left alone. If the file is rejected, some may already be written.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public void Load(IReadOnlyList<ParameterTensor> tensors, Span<float> parameters) => Load(tensors, [], parameters);

    /// <summary>The same for an int8 model.</summary>
    /// <param name="layout">The place of each tensor in <paramref name="parameters"/>.</param>
    /// <param name="parameters">Receives the tensors; padding is left alone. If the file is rejected, some may already be written.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public void Load(Int8Layout layout, Span<float> parameters) => Load(layout.Biases, layout.Weights, parameters);

    private void Load(IReadOnlyList<ParameterTensor> tensors, IReadOnlyList<Int8Tensor> int8Tensors, Span<float> parameters)
    {
        file.Reader.Rewind();
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor.Shape.Count == 1)
            {
                float[] values = file.Reader.ReadNext<float>(tensor.Length, tensor);
                CheckChunk(values, tensor, firstElement: 0);
                _vectors.Add(tensor.Name, values);
            }
            else if (tensor.Dtype == SafetensorsDtype.I8)
            {
                ReadInt8(tensor, int8Tensors.FirstOrDefault(target => target.Source.Name == tensor.Name), parameters);
            }
            else
            {
                ReadMatrix(tensor, tensors.FirstOrDefault(target => target.Name == tensor.Name), parameters);
            }
        }

        file.Reader.ThrowIfNotAtEnd();
        CheckContent();
        PackVectors(tensors, parameters);
        PackScales(int8Tensors, parameters);
    }

    private void ReadMatrix(SafetensorsTensor tensor, ParameterTensor? target, Span<float> parameters)
    {
        int columns = tensor.Shape[1], rowsPerChunk = RowsPerChunk(tensor);
        for (int row = 0; row < tensor.Shape[0]; row += rowsPerChunk)
        {
            ReadOnlySpan<float> values = ReadRows(ref _chunk, tensor, row, rowsPerChunk);
            CheckChunk(values, tensor, row * columns);
            target?.PackRows(values, row, parameters);
        }
    }

    /// <summary>Reads int8 weights. Their scales may come before or after them, and are packed at the end.</summary>
    private void ReadInt8(SafetensorsTensor tensor, Int8Tensor? target, Span<float> parameters)
    {
        int columns = tensor.Shape[1], rowsPerChunk = RowsPerChunk(tensor);
        for (int row = 0; row < tensor.Shape[0]; row += rowsPerChunk)
        {
            ReadOnlySpan<sbyte> values = ReadRows(ref _int8Chunk, tensor, row, rowsPerChunk);
            Hash(values, tensor);
            int index = values.IndexOf(sbyte.MinValue);
            if (index >= 0)
            {
                _problem ??= $"element {(row * columns) + index} of tensor '{tensor.Name}' is {sbyte.MinValue}; int8 weights lie symmetrically between -{Int8Weights.LargestLevel} and {Int8Weights.LargestLevel}. Quantise it to that range.";
            }

            for (int i = 0; i < values.Length / columns; i++)
            {
                target?.WriteRow(parameters, row + i, values.Slice(i * columns, columns), scale: 0);
            }
        }
    }

    private static int RowsPerChunk(SafetensorsTensor tensor) => Math.Clamp(ChunkElements / tensor.Shape[1], 1, tensor.Shape[0]);

    private ReadOnlySpan<T> ReadRows<T>(ref T[] chunk, SafetensorsTensor tensor, int firstRow, int rowCount)
        where T : unmanaged
    {
        int count = Math.Min(rowCount, tensor.Shape[0] - firstRow) * tensor.Shape[1];
        if (chunk.Length < count)
        {
            chunk = file.Reader.ReadNext<T>(count, tensor);
        }
        else
        {
            file.Reader.Read(chunk.AsSpan(0, count), tensor);
        }

        return chunk.AsSpan(0, count);
    }

    private void CheckChunk(ReadOnlySpan<float> values, SafetensorsTensor tensor, int firstElement)
    {
        Hash(values, tensor);
        int index = ModelTensors.IndexOfNonFinite(values);
        if (index >= 0)
        {
            _problem ??= $"element {firstElement + index} of tensor '{tensor.Name}' is {values[index]}; parameters must be finite.";
        }

        index = file.Precision == WeightPrecision.Int8 && ModelTensors.IsScale(tensor.Name) ? values.IndexOfAnyExceptInRange(0, Int8Weights.LargestScale) : -1;
        if (index >= 0)
        {
            _problem ??= $"element {firstElement + index} of tensor '{tensor.Name}' is {values[index]}; a scale is at least 0 and at most {Int8Weights.LargestScale}. Quantise the weights again.";
        }
    }

    private void Hash<T>(ReadOnlySpan<T> values, SafetensorsTensor tensor)
        where T : unmanaged
    {
        _checksum.Value.Append(values);
        if (_holdsCopy && tensor.Name is ModelTensors.EmbeddingName or ModelTensors.OutputName)
        {
            (tensor.Name == ModelTensors.EmbeddingName ? _embedding : _output).Append(MemoryMarshal.AsBytes(values));
        }
    }

    private void CheckContent()
    {
        // Checked before the values: a damaged file is reported as damaged, not as diverged.
        if (file.Reader.Metadata.TryGetUtf8(ModelMetadata.ChecksumKey, out _))
        {
            string expected = new ModelMetadataReader(file.Path, file.Reader.Metadata, tokenizer: null).ReadChecksum();
            if (expected != _checksum.Value.ToString())
            {
                throw Invalid(
                    $"its content has the checksum {_checksum.Value}, but it was saved with {expected}. The file is damaged; if another program "
                    + $"changed it on purpose, remove its metadata '{ModelMetadata.ChecksumKey}'.");
            }
        }

        if (_problem is not null)
        {
            throw Invalid(_problem);
        }

        if (_holdsCopy && (_embedding.GetCurrentHashAsUInt128() != _output.GetCurrentHashAsUInt128() || !ScalesOf(ModelTensors.EmbeddingName).SequenceEqual(ScalesOf(ModelTensors.OutputName))))
        {
            throw Invalid($"its embeddings are tied, but '{ModelTensors.OutputName}' is a different matrix from '{ModelTensors.EmbeddingName}'. Leave out the former, or make them equal.");
        }
    }

    private void PackVectors(IReadOnlyList<ParameterTensor> tensors, Span<float> parameters)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            if (tensor.Role == ParameterRole.Bias)
            {
                ReadOnlySpan<float> hidden = _vectors[ModelTensors.HiddenBiasName(tensor)];
                if (ModelTensors.CandidateBiasOf(tensor, tensors) is { } candidate)
                {
                    candidate.Pack(hidden[^candidate.Length..], parameters);
                    hidden = hidden[..^candidate.Length];
                }

                tensor.Pack(SumOfBiases(tensor, hidden), parameters);
            }
            else if (tensor.Role == ParameterRole.OutputBias)
            {
                tensor.Pack(_vectors[tensor.Name], parameters);
            }
        }
    }

    private void PackScales(IReadOnlyList<Int8Tensor> tensors, Span<float> parameters)
    {
        foreach (Int8Tensor tensor in tensors)
        {
            ReadOnlySpan<float> scales = ScalesOf(tensor.Source.Name);
            for (int row = 0; row < scales.Length; row++)
            {
                tensor.WriteScale(parameters, row, scales[row]);
            }
        }
    }

    /// <summary>The scales of int8 weights; none of fp32 weights.</summary>
    private ReadOnlySpan<float> ScalesOf(string weights) => _vectors.GetValueOrDefault(ModelTensors.ScaleName(weights), []);

    /// <summary>Computes b = bias_ih + bias_hh, up to the length of <paramref name="hidden"/>.</summary>
    private float[] SumOfBiases(ParameterTensor bias, ReadOnlySpan<float> hidden)
    {
        float[] input = _vectors[bias.Name];
        float[] sum = [.. input];
        for (int i = 0; i < hidden.Length; i++)
        {
            sum[i] += hidden[i];
        }

        int index = ModelTensors.IndexOfNonFinite(sum);
        return index < 0 ? sum : throw Invalid($"the sum of '{bias.Name}' and '{ModelTensors.HiddenBiasName(bias)}' is not finite at element {index}: {input[index]} + {hidden[index]}.");
    }

    private InvalidModelFileException Invalid(string problem) => new(file.Path, problem);
}
