using System.Buffers.Binary;
using System.Text;

namespace RnnGen;

/// <summary>Reads what <see cref="ProfileByteWriter"/> has written, and says what is wrong with it.</summary>
internal ref struct ProfileByteReader(ReadOnlySpan<byte> bytes, string path)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _left = bytes;

    public string Path { get; } = path;

    public readonly int Left => _left.Length;

    public readonly bool IsAtEnd => _left.IsEmpty;

    public readonly InvalidProfileException Damaged(string problem) => new(Path, $"{problem}, {Left} bytes before its end: it was written by something else than this library. Restore it from a copy, or begin a new one.");

    public int ReadInt32() => (int)ReadUInt32();

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public bool ReadFlag() => Take(1)[0] switch { 0 => false, 1 => true, byte other => throw Damaged($"it has {other} for yes or no") };

    public int ReadCount(int most, string what)
    {
        int count = ReadInt32();
        return count >= 0 && count <= most ? count : throw Damaged($"it has {count} {what}");
    }

    public string ReadText()
    {
        ReadOnlySpan<byte> utf8 = Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort))));
        try
        {
            string text = StrictUtf8.GetString(utf8);
            return text.Length <= TextTokenizer.MaxTokenLength ? text : throw Damaged($"it has a word of {text.Length} characters");
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("it has a word that is not UTF-8");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _left.Length)
        {
            throw Damaged($"it ends where {count} bytes are expected");
        }

        ReadOnlySpan<byte> taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
