using System.Text;

namespace RnnGen;

/// <summary>
/// The metadata strings of a file that was read, as UTF-8 within its header. A string object is created only on demand, so that a header takes no more
/// memory than its own bytes, whatever it contains.
/// </summary>
internal sealed class SafetensorsMetadata
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);

    /// <summary>The names of the strings.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>Adds a string; returns false if there is already one of that name.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="utf8">Its text, valid UTF-8.</param>
    public bool TryAdd(string key, ReadOnlyMemory<byte> utf8) => _values.TryAdd(key, utf8);

    /// <summary>Finds the text of a string as UTF-8.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="utf8">Its text.</param>
    public bool TryGetUtf8(string key, out ReadOnlyMemory<byte> utf8) => _values.TryGetValue(key, out utf8);

    /// <summary>Creates the text of a string.</summary>
    /// <param name="key">Its name; it must be present.</param>
    public string Text(string key) => Encoding.UTF8.GetString(_values[key].Span);

    /// <summary>Creates all strings by name.</summary>
    public Dictionary<string, string> ToDictionary() => _values.Keys.ToDictionary(key => key, Text, StringComparer.Ordinal);
}
