using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RnnGen;

/// <summary>
/// Finds damage that leaves a model file well-formed: XxHash3 (64 bits) of the metadata values cell, shape, tokenizer and vocabulary as UTF-8,
/// one behind the other, and then of all tensor bytes. Written as <c>xxh3:</c> and 16 hexadecimal digits.
/// </summary>
internal sealed class ModelChecksum
{
    private readonly XxHash3 _hash = new();

    public ModelChecksum(IReadOnlyDictionary<string, string> metadata)
    {
        foreach (string key in (ReadOnlySpan<string>)[ModelMetadata.CellKey, ModelMetadata.ShapeKey, ModelMetadata.TokenizerKey, ModelMetadata.VocabularyKey])
        {
            _hash.Append(Encoding.UTF8.GetBytes(metadata[key]));
        }
    }

    public void Append(ReadOnlySpan<float> values)
    {
        while (!values.IsEmpty)
        {
            _hash.Append(TensorBytes.Take(ref values));
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"xxh3:{_hash.GetCurrentHashAsUInt64():x16}");
}
