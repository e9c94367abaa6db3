using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RnnGen.Fuzz;

/// <summary>A safetensors file taken apart, written anew from its format alone.</summary>
public sealed partial class SafetensorsParts
{
    private const int LengthBytes = 8;

    /// <summary>Takes a valid file apart.</summary>
    /// <param name="file">The whole file.</param>
    public SafetensorsParts(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Header = Encoding.Latin1.GetString(file, LengthBytes, length);
        Data = file[(LengthBytes + length)..];
    }

    /// <summary>The header, one character a byte, so that any bytes can be put into it.</summary>
    public string Header { get; set; }

    /// <summary>The bytes of the tensors.</summary>
    public byte[] Data { get; set; }

    /// <summary>The header of a file that was accepted, as JSON.</summary>
    /// <param name="file">The whole file.</param>
    public static JsonDocument ParseHeader(byte[] file) => JsonDocument.Parse(file.AsMemory(LengthBytes, (int)BinaryPrimitives.ReadUInt64LittleEndian(file)));

    /// <summary>The tensors' bytes of a file that was accepted.</summary>
    /// <param name="file">The whole file.</param>
    public static ReadOnlySpan<byte> DataOf(byte[] file) => file.AsSpan(LengthBytes + (int)BinaryPrimitives.ReadUInt64LittleEndian(file));

    /// <summary>The checksum of a file: of some values of its metadata, in order, and of all tensors' bytes.</summary>
    /// <param name="header">The header.</param>
    /// <param name="data">The tensors' bytes.</param>
    /// <returns>The checksum as it is written; null where the header is not of the form to have one.</returns>
    public static string? ChecksumOf(JsonElement header, ReadOnlySpan<byte> data)
    {
        if (header.ValueKind != JsonValueKind.Object || !header.TryGetProperty("__metadata__", out JsonElement metadata) || metadata.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        XxHash3 hash = new();
        string[] keys = metadata.TryGetProperty("rnngen.checkpoint", out _)
            ? ["rnngen.run", "rnngen.state", "rnngen.note"]
            : ["rnngen.cell", "rnngen.shape", "rnngen.tokenizer", "rnngen.vocabulary", "rnngen.quantization"];
        foreach (string key in keys)
        {
            if (metadata.TryGetProperty(key, out JsonElement value))
            {
                if (value.ValueKind != JsonValueKind.String)
                {
                    return null;
                }

                hash.Append(Encoding.UTF8.GetBytes(value.GetString()!));
            }
        }

        hash.Append(data);
        return $"xxh3:{hash.GetCurrentHashAsUInt64():x16}";
    }

    /// <summary>Gives the file the checksum that belongs to its content, so that what lies behind the check is reached; nothing where it cannot have one.</summary>
    public void Seal()
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(Encoding.Latin1.GetBytes(Header));
            if (ChecksumOf(json.RootElement, Data) is { } checksum)
            {
                Header = Checksum().Replace(Header, checksum);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON any more.
        }
    }

    /// <summary>The file again, with the length that its header has.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[LengthBytes + Header.Length + Data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)Header.Length);
        Encoding.Latin1.GetBytes(Header, bytes.AsSpan(LengthBytes));
        Data.CopyTo(bytes, LengthBytes + Header.Length);
        return bytes;
    }

    [GeneratedRegex("xxh3:[0-9a-f]{16}")]
    private static partial Regex Checksum();
}
