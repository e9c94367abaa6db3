using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>Numbers as stored in a model file: little-endian, without conversion.</summary>
internal static class TensorBytes
{
    /// <summary>The most numbers taken at once: a span of bytes covers no more than 2²⁹ − 1 floats, and a tensor may be longer.</summary>
    public const int Chunk = 1 << 20;

    /// <summary>Takes the bytes of the next <paramref name="chunk"/> numbers, or of all that are left, to be written or hashed.</summary>
    /// <param name="rest">The numbers that are left; advanced past those taken.</param>
    /// <param name="chunk">The most numbers to take; at least 1.</param>
    public static ReadOnlySpan<byte> Take<T>(scoped ref ReadOnlySpan<T> rest, int chunk = Chunk)
        where T : unmanaged
    {
        ThrowIfBigEndian();
        int count = Math.Min(rest.Length, chunk);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(rest[..count]);
        rest = rest[count..];
        return bytes;
    }

    /// <summary>Takes the bytes of the next <paramref name="chunk"/> numbers, or of all that are left, to be read into.</summary>
    /// <param name="rest">The numbers that are left; advanced past those taken.</param>
    /// <param name="chunk">The most numbers to take; at least 1.</param>
    public static Span<byte> Take<T>(scoped ref Span<T> rest, int chunk = Chunk)
        where T : unmanaged
    {
        ThrowIfBigEndian();
        int count = Math.Min(rest.Length, chunk);
        Span<byte> bytes = MemoryMarshal.AsBytes(rest[..count]);
        rest = rest[count..];
        return bytes;
    }

    private static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Model files are little-endian and are read and written on little-endian machines only.");
        }
    }
}
