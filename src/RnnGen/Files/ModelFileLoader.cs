using System.IO.Hashing;
using System.Runtime.InteropServices;
using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// A loader of the tensors of a model file into a network's packed slab, some rows at a time in file order, so that besides the slab no copy of a
/// matrix is ever held.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class ModelFileLoader(ModelFile file)
{
    /// <summary>Floats read at a time, or one row if that is longer.</summary>
    private const int ChunkFloats = 1 << 14;

    // Made when tensors are read: it begins with a hash of the whole vocabulary, which a check of names and shapes does not need.
    private readonly Lazy<TensorChecksum> _checksum = new(() => new TensorChecksum(file.Reader.Metadata, ModelMetadata.CheckedKeys));
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    // With tied embeddings, a file may hold a second copy as the output layer; it must be equal.
    private readonly bool _holdsCopy = HoldsCopy(file);
    private readonly XxHash128 _embedding = new();
    private readonly XxHash128 _output = new();

    private float[] _chunk = [];
    private string? _nonFinite;

    /// <summary>Checks that the tensors are those of the file's shape.</summary>
    /// <exception cref="InvalidModelFileException">They are not; the message names the first that differs.</exception>
    public void CheckTensors()
    {
        Dictionary<string, int[]> expected = ModelTensors.Of(file.Shape);
        if (_holdsCopy)
        {
            expected.Add(ModelTensors.OutputName, expected[ModelTensors.EmbeddingName]);
        }

        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (!expected.Remove(tensor.Name, out int[]? shape))
            {
                throw Invalid($"it holds a tensor that the model does not have: '{ShownText.Of(tensor.Name)}'.");
            }

            if (!tensor.Shape.SequenceEqual(shape))
            {
                throw Invalid($"tensor '{tensor.Name}' has the shape {tensor.ShapeText}, but {SafetensorsTensor.Format(shape)} is expected.");
            }
        }

        if (expected.Count > 0)
        {
            string name = expected.Keys.Order(StringComparer.Ordinal).First();
            throw Invalid($"tensor '{name}' {SafetensorsTensor.Format(expected[name])} is missing.");
        }
    }

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
    public void Verify() => Load([], []);

    /// <summary>
    /// Reads all tensors, checks them, and packs the requested ones; b = <c>bias_ih</c> + <c>bias_hh</c>, except for a GRU's candidate, which keeps both.
    /// </summary>
    /// <param name="tensors">The place of each in <paramref name="parameters"/>; none, to check only.</param>
    /// <param name="parameters">Receives the tensors; padding is left alone. If the file is rejected, some may already be written.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public void Load(IReadOnlyList<ParameterTensor> tensors, Span<float> parameters)
    {
        file.Reader.Rewind();
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor.Shape.Count == 1)
            {
                float[] values = file.Reader.ReadNext(tensor.Length, tensor);
                CheckChunk(values, tensor, firstElement: 0);
                _vectors.Add(tensor.Name, values);
            }
            else
            {
                ReadMatrix(tensor, tensors.FirstOrDefault(target => target.Name == tensor.Name), parameters);
            }
        }

        file.Reader.ThrowIfNotAtEnd();
        CheckContent();
        PackVectors(tensors, parameters);
    }

    private void ReadMatrix(SafetensorsTensor tensor, ParameterTensor? target, Span<float> parameters)
    {
        (int rows, int columns) = (tensor.Shape[0], tensor.Shape[1]);
        int rowsPerChunk = Math.Clamp(ChunkFloats / columns, 1, rows);
        for (int row = 0; row < rows; row += rowsPerChunk)
        {
            int count = Math.Min(rowsPerChunk, rows - row) * columns;
            if (_chunk.Length < count)
            {
                _chunk = file.Reader.ReadNext(count, tensor);
            }
            else
            {
                file.Reader.Read(_chunk.AsSpan(0, count), tensor);
            }

            ReadOnlySpan<float> values = _chunk.AsSpan(0, count);
            CheckChunk(values, tensor, row * columns);
            target?.PackRows(values, row, parameters);
        }
    }

    private void CheckChunk(ReadOnlySpan<float> values, SafetensorsTensor tensor, int firstElement)
    {
        _checksum.Value.Append(values);
        if (_holdsCopy && tensor.Name is ModelTensors.EmbeddingName or ModelTensors.OutputName)
        {
            (tensor.Name == ModelTensors.EmbeddingName ? _embedding : _output).Append(MemoryMarshal.AsBytes(values));
        }

        int index = ModelTensors.IndexOfNonFinite(values);
        if (index >= 0)
        {
            _nonFinite ??= $"element {firstElement + index} of tensor '{tensor.Name}' is {values[index]}; parameters must be finite.";
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

        if (_nonFinite is not null)
        {
            throw Invalid(_nonFinite);
        }

        if (_holdsCopy && _embedding.GetCurrentHashAsUInt128() != _output.GetCurrentHashAsUInt128())
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

    private static bool HoldsCopy(ModelFile file) => file.Shape.TieEmbeddings && file.Tensors.Any(static tensor => tensor.Name == ModelTensors.OutputName);

    private InvalidModelFileException Invalid(string problem) => new(file.Path, problem);
}
