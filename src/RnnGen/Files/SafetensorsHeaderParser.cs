using System.Text.Json;

namespace RnnGen;

/// <summary>Parses the JSON of a safetensors header. What it claims of places is checked by <see cref="SafetensorsPlacement"/>.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="dataBytes">Bytes that follow the header.</param>
internal sealed class SafetensorsHeaderParser(string path, long dataBytes)
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafetensorsTensor> _tensors = new(StringComparer.Ordinal);
    private readonly SafetensorsPlacement _placement = new(path, dataBytes);
    private bool _hasMetadata;

    /// <summary>Parses and checks a header.</summary>
    /// <param name="json">The header, UTF-8.</param>
    /// <exception cref="InvalidModelFileException">It is not valid JSON, or not a valid header for <c>dataBytes</c> bytes of tensors.</exception>
    public SafetensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            ReadEntries(ref reader);
        }
        // The reader reports invalid UTF-8 and lone surrogates inside strings as InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid($"the header is not valid JSON: {e.Message}", e);
        }

        SafetensorsTensor[] tensors = [.. _tensors.Values.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        _placement.CheckContiguous(tensors);
        return new SafetensorsHeader(_metadata, tensors);
    }

    private void ReadEntries(ref Utf8JsonReader reader)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, "the header", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == SafetensorsHeader.MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else if (!_tensors.TryAdd(name, ReadTensor(ref reader, name)))
            {
                throw Invalid($"the header lists tensor '{name}' twice.");
            }
        }

        // Reading on to the end finds anything but spaces after the object.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, SafetensorsHeader.MetadataKey, "an object");
        if (_hasMetadata)
        {
            throw Invalid($"the header holds '{SafetensorsHeader.MetadataKey}' twice.");
        }

        _hasMetadata = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"metadata '{key}'", "a string");
            if (!_metadata.TryAdd(key, reader.GetString()!))
            {
                throw Invalid($"the header holds metadata '{key}' twice.");
            }
        }
    }

    private SafetensorsTensor ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? dtype = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(reader.TokenType == JsonTokenType.StartObject, $"tensor '{name}'", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            string what = $"'{key}' of tensor '{name}'";
            reader.Read();
            switch (key)
            {
                case SafetensorsHeader.DtypeKey when dtype is null:
                    Expect(reader.TokenType == JsonTokenType.String, what, "a string");
                    dtype = reader.GetString();
                    break;
                case SafetensorsHeader.ShapeKey when shape is null:
                    shape = ReadIntegers(ref reader, what);
                    break;
                case SafetensorsHeader.OffsetsKey when offsets is null:
                    offsets = ReadIntegers(ref reader, what);
                    break;
                default:
                    throw Invalid($"{what} is unknown or occurs twice.");
            }
        }

        return _placement.Place(
            name,
            dtype ?? throw Missing(name, SafetensorsHeader.DtypeKey),
            shape ?? throw Missing(name, SafetensorsHeader.ShapeKey),
            offsets ?? throw Missing(name, SafetensorsHeader.OffsetsKey));
    }

    private List<long> ReadIntegers(ref Utf8JsonReader reader, string what)
    {
        List<long> values = [];
        Expect(reader.TokenType == JsonTokenType.StartArray, what, "an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long value = 0;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value) && value >= 0, what, "an array of integers from 0 up");
            values.Add(value);
        }

        return values;
    }

    private void Expect(bool condition, string what, string expected)
    {
        if (!condition)
        {
            throw Invalid($"{what} is not {expected}.");
        }
    }

    private InvalidModelFileException Missing(string name, string key) => Invalid($"tensor '{name}' has no '{key}'.");

    private InvalidModelFileException Invalid(string problem, Exception? inner = null) => new(path, problem, inner);
}
