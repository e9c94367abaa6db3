using System.Text.Json;
using RnnGen.Files;

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
            throw Invalid($"the header is not valid JSON: {ShownText.Of(e.Message, ShownText.MessageLength / 2)}", e);
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
                throw Invalid($"the header lists tensor '{ShownText.Of(name)}' twice.");
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
            if (reader.TokenType != JsonTokenType.String)
            {
                throw Invalid($"metadata '{ShownText.Of(key)}' is not a string.");
            }

            Memory<byte> value = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            if (!JsonEscapes.TryRemove(value.Span, out int length))
            {
                throw Invalid($"metadata '{ShownText.Of(key)}' is not valid Unicode.");
            }

            if (!Metadata.TryAdd(key, value[..length]))
            {
                throw Invalid($"the header holds metadata '{ShownText.Of(key)}' twice.");
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

    /// <summary>Reads an entry without a string or a list for its parts: a header may list a thousand tensors, and these would take more memory than the file.</summary>
    private SafetensorsTensor ReadTensor(ref Utf8JsonReader reader, string name)
    {
        SafetensorsDtype? dtype = null;
        int rank = -1;
        int offsetCount = -1;
        Span<long> shape = stackalloc long[SafetensorsHeader.MaxRank];
        Span<long> offsets = stackalloc long[SafetensorsHeader.MaxRank];
        Expect(reader.TokenType == JsonTokenType.StartObject, name, key: null, "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (dtype is null && reader.ValueTextEquals(SafetensorsHeader.DtypeKey))
            {
                dtype = ReadDtype(ref reader, name);
            }
            else if (rank < 0 && reader.ValueTextEquals(SafetensorsHeader.ShapeKey))
            {
                rank = ReadIntegers(ref reader, name, SafetensorsHeader.ShapeKey, shape);
            }
            else if (offsetCount < 0 && reader.ValueTextEquals(SafetensorsHeader.OffsetsKey))
            {
                offsetCount = ReadIntegers(ref reader, name, SafetensorsHeader.OffsetsKey, offsets);
            }
            else
            {
                throw Invalid($"{Describe(name, ReadName(ref reader))} is unknown or occurs twice.");
            }
        }

        return dtype is null ? throw Missing(name, SafetensorsHeader.DtypeKey)
            : rank < 0 ? throw Missing(name, SafetensorsHeader.ShapeKey)
            : offsetCount < 0 ? throw Missing(name, SafetensorsHeader.OffsetsKey)
            : _placement.Place(name, dtype.Value, shape[..rank], offsets[..offsetCount]);
    }

    private SafetensorsDtype ReadDtype(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.String, name, SafetensorsHeader.DtypeKey, "a string");
        return reader.ValueTextEquals(nameof(SafetensorsDtype.F32)) ? SafetensorsDtype.F32
            : reader.ValueTextEquals(nameof(SafetensorsDtype.I8)) ? SafetensorsDtype.I8
            : throw Invalid(
                $"tensor '{ShownText.Of(name)}' is of dtype '{ShownText.Of(ReadName(ref reader))}'; only '{SafetensorsDtype.F32}' is read, "
                + $"and '{SafetensorsDtype.I8}' for quantised weights. Convert it, in PyTorch with .float().");
    }

    /// <summary>Reads an array of integers, and returns how many it has.</summary>
    private int ReadIntegers(ref Utf8JsonReader reader, string name, string key, scoped Span<long> values)
    {
        int count = 0;
        reader.Read();
        Expect(reader.TokenType == JsonTokenType.StartArray, name, key, "an array");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long value = 0;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value) && value >= 0, name, key, "an array of integers of at least 0");
            if (count == values.Length)
            {
                throw Invalid($"{Describe(name, key)} has more than the {SafetensorsHeader.MaxRank} numbers that are read.");
            }

            values[count++] = value;
        }

        return count;
    }

    /// <summary>A tensor's entry, or a part of it, for messages.</summary>
    private static string Describe(string name, string? key) => key is null ? $"tensor '{ShownText.Of(name)}'" : $"'{ShownText.Of(key)}' of tensor '{ShownText.Of(name)}'";

    private void Expect(bool condition, string name, string? key, string expected)
    {
        if (!condition)
        {
            throw Invalid($"{Describe(name, key)} is not {expected}.");
        }
    }

    private void Expect(bool condition, string what, string expected)
    {
        if (!condition)
        {
            throw Invalid($"{what} is not {expected}.");
        }
    }

    private InvalidModelFileException Missing(string name, string key) => Invalid($"tensor '{ShownText.Of(name)}' has no '{key}'.");

    private InvalidModelFileException Invalid(string problem, Exception? inner = null) => new(path, problem, inner);
}
