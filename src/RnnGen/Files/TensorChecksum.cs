using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RnnGen;

/// <summary>
/// A checksum that finds damage which leaves a file well-formed: XxHash3 (64 bits) of some metadata values as UTF-8, one after another, and then of all tensor bytes.
/// Written as <c>xxh3:</c> and 16 hexadecimal digits.
/// </summary>
internal sealed class TensorChecksum
{
    private readonly XxHash3 _hash = new();

    /// <summary>Starts with the metadata of a file to be written.</summary>
    /// <param name="metadata">All metadata.</param>
    /// <param name="keys">The keys of the values that count, in this order; a missing one counts as empty.</param>
    public TensorChecksum(IReadOnlyDictionary<string, string> metadata, ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            _hash.Append(Encoding.UTF8.GetBytes(metadata.GetValueOrDefault(key, "")));
        }
    }

    /// <summary>Starts with the metadata of a file to be read.</summary>
    /// <param name="metadata">All metadata.</param>
    /// <param name="keys">The keys of the values that count, in this order; a missing one counts as empty.</param>
    public TensorChecksum(SafetensorsMetadata metadata, ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            metadata.TryGetUtf8(key, out ReadOnlyMemory<byte> utf8);
            _hash.Append(utf8.Span);
        }
    }

    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        while (!values.IsEmpty)
        {
            _hash.Append(TensorBytes.Take(ref values));
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"xxh3:{_hash.GetCurrentHashAsUInt64():x16}");
}
