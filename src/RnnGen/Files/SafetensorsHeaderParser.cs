using System.Text.Json;

namespace RnnGen;

/// <summary>
/// A parser of the JSON of a safetensors header. Counts, names and ranks are limited before they are used; the offsets it claims are checked by
/// <see cref="SafetensorsPlacement"/>.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="dataBytes">Bytes that follow the header; null if that is not known before they are read.</param>
internal sealed class SafetensorsHeaderParser(string path, long? dataBytes)
{
    private readonly Dictionary<string, SafetensorsTensor> _tensors = new(StringComparer.Ordinal);
    private readonly SafetensorsPlacement _placement = new(path, dataBytes);
    private bool _hasMetadata;

    /// <summary>The metadata strings.</summary>
    public SafetensorsMetadata Metadata { get; } = new();

    /// <summary>Parses and checks a header.</summary>
    /// <param name="json">The header, UTF-8; <see cref="Metadata"/> keeps it and replaces its escapes in place.</param>
    /// <returns>The tensors, in file order.</returns>
    /// <exception cref="InvalidModelFileException">It is not valid JSON, or not a valid header for this many bytes of tensors.</exception>
    public SafetensorsTensor[] Parse(Memory<byte> json)
    {
        if (JsonLiterals.HasEndlessOne(json.Span))
        {
            throw Invalid("the header is not valid JSON: it holds what is neither a string nor a number.");
        }

        try
        {
            Utf8JsonReader reader = new(json.Span);
            ReadEntries(ref reader, json);
        }
        // The reader reports invalid UTF-8 and lone surrogates inside names as InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid($"the header is not valid JSON: {e.Message}", e);
        }

        SafetensorsTensor[] tensors = [.. _tensors.Values.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)];
        _placement.CheckContiguous(tensors);
        return tensors;
    }

    private void ReadEntries(ref Utf8JsonReader reader, Memory<byte> json)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartObject, "the header", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = ReadName(ref reader);
            reader.Read();
            if (name == SafetensorsHeader.MetadataKey)
            {
                ReadMetadata(ref reader, json);
                continue;
            }

            ThrowIfTooMany(_tensors.Count, "tensors");
            if (!_tensors.TryAdd(name, ReadTensor(ref reader, name)))
            {
                throw Invalid($"the header lists tensor '{name}' twice.");
            }
        }

        // Reading to the end finds anything but spaces after the object.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader, Memory<byte> json)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, SafetensorsHeader.MetadataKey, "an object");
        if (_hasMetadata)
        {
            throw Invalid($"the header holds '{SafetensorsHeader.MetadataKey}' twice.");
        }

        _hasMetadata = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ThrowIfTooMany(Metadata.Keys.Count, "metadata strings");
            string key = ReadName(ref reader);
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"metadata '{key}'", "a string");
            Memory<byte> value = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            if (!JsonEscapes.TryRemove(value.Span, out int length))
            {
                throw Invalid($"metadata '{key}' is not valid Unicode.");
            }

            if (!Metadata.TryAdd(key, value[..length]))
            {
                throw Invalid($"the header holds metadata '{key}' twice.");
            }
        }
    }

    private string ReadName(ref Utf8JsonReader reader) => reader.ValueSpan.Length <= SafetensorsHeader.MaxNameBytes
        ? reader.GetString()!
        : throw Invalid($"the header holds a name of {reader.ValueSpan.Length} bytes; at most {SafetensorsHeader.MaxNameBytes} are read.");

    private void ThrowIfTooMany(int count, string what)
    {
        if (count == SafetensorsHeader.MaxEntries)
        {
            throw Invalid($"the header holds more than the {SafetensorsHeader.MaxEntries} {what} that are read.");
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
            string key = ReadName(ref reader);
            string what = $"'{key}' of tensor '{name}'";
            reader.Read();
            switch (key)
            {
                case SafetensorsHeader.DtypeKey when dtype is null:
                    Expect(reader.TokenType == JsonTokenType.String, what, "a string");
                    dtype = ReadName(ref reader);
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
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value) && value >= 0, what, "an array of integers of at least 0");
            if (values.Count == SafetensorsHeader.MaxRank)
            {
                throw Invalid($"{what} has more than the {SafetensorsHeader.MaxRank} numbers that are read.");
            }

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
