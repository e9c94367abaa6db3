using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RnnGen;

/// <summary>Writes the numbers and texts of a profile one after another, little-endian and in UTF-8.</summary>
internal sealed class ProfileByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(byte value) => _bytes.Write([value]);

    public void Write(int value) => Write((uint)value);

    public void Write(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    public void Write(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Write(bytes);
    }

    public void Write(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort) + (3 * TextTokenizer.MaxTokenLength)];
        int length = Encoding.UTF8.GetBytes(text, bytes[sizeof(ushort)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)length);
        Write(bytes[..(sizeof(ushort) + length)]);
    }
}
