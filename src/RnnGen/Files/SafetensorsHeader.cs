using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// The header of a safetensors file to be written. The file consists of the header's length (8 bytes, little-endian), the header (JSON, padded with
/// spaces) and the tensors, one after another without gaps.
/// </summary>
/// <param name="Metadata">Free strings by name, from <c>__metadata__</c>.</param>
/// <param name="Tensors">The tensors, in file order.</param>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafetensorsTensor> Tensors)
{
    /// <summary>Bytes of the length in front of the header.</summary>
    public const int LengthBytes = sizeof(ulong);

    /// <summary>The largest header that the format allows, in bytes.</summary>
    public const int MaxBytes = 100_000_000;

    /// <summary>The limit on tensors, and on metadata strings, read from one file: an empty tensor takes a few bytes of a header but far more memory.</summary>
    public const int MaxEntries = 1024;

    /// <summary>The longest name of a tensor or a string that is read, in bytes.</summary>
    public const int MaxNameBytes = 256;

    /// <summary>The limit on the dimensions of a tensor that is read.</summary>
    public const int MaxRank = 8;

    public const string MetadataKey = "__metadata__";
    public const string DtypeKey = "dtype";
    public const string ShapeKey = "shape";
    public const string OffsetsKey = "data_offsets";

    // Tensors begin at a multiple of 8 bytes, so that a program can map the file into memory and use them in place.
    private const int AlignmentBytes = 8;

    /// <summary>Returns the first bytes of a file: the header's length and the header.</summary>
    /// <exception cref="ArgumentException">A string has a lone surrogate, or the header would be longer than <see cref="MaxBytes"/>.</exception>
    public byte[] Encode()
    {
        using MemoryStream buffer = new();
        buffer.SetLength(LengthBytes);
        buffer.Position = LengthBytes;
        // Words stay readable: the default encoder guards HTML, where nothing of this ends up.
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteJson(json);
        }

        while (buffer.Length % AlignmentBytes != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        long length = buffer.Length - LengthBytes;
        if (length > MaxBytes)
        {
            throw new ArgumentException($"The header would take {length} bytes; the format allows {MaxBytes}. Save a smaller vocabulary.");
        }

        byte[] bytes = buffer.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)length);
        return bytes;
    }

    private static void ThrowIfMalformed(string key, string text)
    {
        if (Utf16.IndexOfLoneSurrogate(text) is >= 0 and int index)
        {
            throw new ArgumentException($"The metadata '{key}' holds a lone surrogate at index {index}, which has no UTF-8 form.");
        }
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject(MetadataKey);
        foreach ((string key, string value) in Metadata)
        {
            // The JSON writer would replace a lone surrogate, and the file would hold another text.
            ThrowIfMalformed(key, key);
            ThrowIfMalformed(key, value);
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        foreach (SafetensorsTensor tensor in Tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString(DtypeKey, tensor.Dtype.ToString());
            json.WriteStartArray(ShapeKey);
            foreach (int dimension in tensor.Shape)
            {
                json.WriteNumberValue(dimension);
            }

            json.WriteEndArray();
            json.WriteStartArray(OffsetsKey);
            json.WriteNumberValue(tensor.Begin);
            json.WriteNumberValue(tensor.End);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
