using System.Runtime.InteropServices;
using System.Text.Json;
using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>
/// Accounts for every part of a model file that was accepted, read anew by another JSON reader: whatever stands in the file must be what the program was
/// given, and nothing may be left over.
/// </summary>
internal static class FileAccount
{
    private static readonly string[] KnownKeys = ["rnngen.format", "rnngen.cell", "rnngen.shape", "rnngen.tokenizer", "rnngen.vocabulary", "rnngen.quantization", "rnngen.checksum"];

    /// <summary>Compares a file with what was read of it.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <param name="file">What was read.</param>
    /// <exception cref="FuzzFailureException">Something differs, or was ignored.</exception>
    public static void Check(byte[] input, ModelFile file)
    {
        using JsonDocument document = SafetensorsParts.ParseHeader(input);
        JsonElement header = document.RootElement;
        CheckHeader(header, file);
        CheckMetadata(header.GetProperty("__metadata__"), file);
        ThrowUnless(
            !file.Metadata.TryGetValue("rnngen.checksum", out string? checksum) || checksum == SafetensorsParts.ChecksumOf(header, SafetensorsParts.DataOf(input)), "a wrong checksum is accepted");
        bool hasInt8 = file.Tensors.Any(tensor => tensor.Dtype == SafetensorsDtype.I8);
        ThrowUnless(hasInt8 == (file.Precision == WeightPrecision.Int8), "another precision");
        ThrowUnless(file.Tensors.All(tensor => (tensor.Dtype == SafetensorsDtype.I8) == (hasInt8 && tensor.Shape.Count == 2)), "weights are neither all int8 nor all fp32");
        CheckTensors(SafetensorsParts.DataOf(input), file);
        CheckWords(file.Vocabulary);
    }

    private static void CheckHeader(JsonElement header, ModelFile file)
    {
        ThrowUnless(header.EnumerateObject().Count() == file.Tensors.Count + 1, "the header has entries that were not read");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            JsonElement entry = header.GetProperty(tensor.Name);
            ThrowUnless(entry.EnumerateObject().Count() == 3, $"'{tensor.Name}' has fields that were not read");
            ThrowUnless(entry.GetProperty("dtype").GetString() == tensor.Dtype.ToString(), $"'{tensor.Name}' is of another dtype");
            ThrowUnless(entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).SequenceEqual(tensor.Shape), $"'{tensor.Name}' has another shape");
            ThrowUnless(entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).SequenceEqual([tensor.Begin, tensor.End]), $"'{tensor.Name}' lies elsewhere");
        }
    }

    private static void CheckMetadata(JsonElement metadata, ModelFile file)
    {
        ThrowUnless(metadata.EnumerateObject().Count() == file.Metadata.Count, "the metadata have strings that were not read");
        foreach ((string key, string value) in file.Metadata)
        {
            ThrowUnless(metadata.GetProperty(key).GetString() == value, $"metadata '{key}' reads otherwise");
            ThrowUnless(!key.StartsWith("rnngen.", StringComparison.Ordinal) || KnownKeys.Contains(key) || !file.Metadata["rnngen.format"].EndsWith(".0", StringComparison.Ordinal), $"metadata '{key}' is ignored");
        }

        ModelShape shape = file.Shape;
        ThrowUnless(file.Metadata["rnngen.cell"] == shape.Cell.ToString(), "another cell");
        CheckObject(file, "rnngen.shape", new Dictionary<string, string[]>
        {
            [nameof(shape.VocabularySize)] = [$"{shape.VocabularySize}"],
            [nameof(shape.EmbeddingSize)] = [$"{shape.EmbeddingSize}"],
            [nameof(shape.HiddenSize)] = [$"{shape.HiddenSize}"],
            [nameof(shape.Layers)] = [$"{shape.Layers}"],
            [nameof(shape.SequenceLength)] = [$"{shape.SequenceLength}"],
            [nameof(shape.BatchSize)] = [$"{shape.BatchSize}"],
            [nameof(shape.Loss)] = [$"{shape.Loss}"],
            [nameof(shape.TieEmbeddings)] = [$"{shape.TieEmbeddings}"],
        });
        CheckObject(file, "rnngen.tokenizer", new Dictionary<string, string[]>
        {
            ["kind"] = [file.Vocabulary.Tokenizer.Kind],
            ["lowerCase"] = [$"{file.Vocabulary.Tokenizer.LowerCase}"],
            ["rules"] = ["1", "2"],
            ["culture"] = ["tr", "az"],
        });
        CheckErrors(file);
        using JsonDocument words = JsonDocument.Parse(file.Metadata["rnngen.vocabulary"]);
        ThrowUnless(words.RootElement.EnumerateArray().Select(word => word.GetString()!).SequenceEqual(file.Vocabulary.Words), "other words");
    }

    private static void CheckObject(ModelFile file, string key, Dictionary<string, string[]> expected)
    {
        using JsonDocument json = JsonDocument.Parse(file.Metadata[key]);
        foreach (JsonProperty property in json.RootElement.EnumerateObject())
        {
            ThrowUnless(expected.TryGetValue(property.Name, out string[]? values) && values.Contains(property.Value.ToString()), $"{property.Name} of {key} is ignored, or read otherwise");
        }

        ThrowUnless(json.RootElement.EnumerateObject().DistinctBy(property => property.Name).Count() == json.RootElement.EnumerateObject().Count(), $"{key} has a field twice");
    }

    private static void CheckErrors(ModelFile file)
    {
        if (!file.Metadata.TryGetValue("rnngen.quantization", out string? stored))
        {
            ThrowUnless(file.QuantizationErrors.Count == 0, "errors come from nowhere");
            return;
        }

        using JsonDocument json = JsonDocument.Parse(stored);
        ThrowUnless(file.Precision == WeightPrecision.Int8 && json.RootElement.EnumerateObject().Count() == file.QuantizationErrors.Count, "errors are ignored");
        foreach (QuantizationError error in file.QuantizationErrors)
        {
            JsonElement entry = json.RootElement.GetProperty(error.Tensor);
            ThrowUnless(
                entry.EnumerateObject().Count() == 2 && entry.GetProperty("largestError").GetDouble() == error.Largest && entry.GetProperty("meanError").GetDouble() == error.Mean, "errors read otherwise");
            ThrowUnless(double.IsFinite(error.Largest) && error.Mean >= 0 && error.Mean <= error.Largest, "impossible errors");
        }
    }

    private static void CheckTensors(ReadOnlySpan<byte> data, ModelFile file)
    {
        ThrowUnless(data.Length == file.Tensors.Sum(tensor => tensor.Length * (tensor.Dtype == SafetensorsDtype.I8 ? 1 : sizeof(float))), "bytes belong to no tensor");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            float[] values = file.ReadTensor(tensor.Name);
            ReadOnlySpan<byte> bytes = data[(int)tensor.Begin..(int)tensor.End];
            if (tensor.Dtype == SafetensorsDtype.I8)
            {
                CheckInt8(bytes, tensor, file, values);
            }
            else
            {
                ThrowUnless(MemoryMarshal.AsBytes(values.AsSpan()).SequenceEqual(bytes), $"'{tensor.Name}' reads otherwise");
            }

            ThrowUnless(values.All(float.IsFinite), $"'{tensor.Name}' has elements that are not finite");
        }
    }

    private static void CheckInt8(ReadOnlySpan<byte> bytes, SafetensorsTensor tensor, ModelFile file, float[] values)
    {
        sbyte[] levels = file.ReadInt8Tensor(tensor.Name);
        float[] scales = file.ReadTensor($"{tensor.Name}.scale");
        ThrowUnless(MemoryMarshal.AsBytes(levels.AsSpan()).SequenceEqual(bytes), $"'{tensor.Name}' reads otherwise");
        ThrowUnless(!levels.Contains(sbyte.MinValue), $"'{tensor.Name}' has a level that is not symmetric");
        ThrowUnless(scales.Length == tensor.Shape[0] && scales.All(scale => scale >= 0), $"'{tensor.Name}' has other scales");
        for (int i = 0; i < values.Length; i++)
        {
            ThrowUnless(values[i] == scales[i / tensor.Shape[1]] * levels[i], $"'{tensor.Name}' means other numbers");
        }
    }

    private static void CheckWords(Vocabulary vocabulary)
    {
        for (int token = 0; token < vocabulary.Count; token++)
        {
            string word = vocabulary[token];
            ThrowUnless(vocabulary.IndexOf(word) == token, $"word {token} has another index");
            int[] found = vocabulary.Encode(vocabulary.Tokenizer.TextOf(word).ToString());
            bool isFound = found.Contains(token) && found.Length <= 2;
            ThrowUnless(isFound || (word.StartsWith('<') && word.EndsWith('>')), $"the tokenizer never produces word {token}");
        }
    }
}
