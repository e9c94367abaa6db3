using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>Floats as stored in a model file: little-endian, without conversion.</summary>
internal static class TensorBytes
{
    /// <summary>The most floats taken at once: a span of bytes covers no more than 2²⁹ − 1 floats, and a tensor may be longer.</summary>
    public const int ChunkFloats = 1 << 20;

    /// <summary>Takes the bytes of the next <paramref name="chunkFloats"/> floats, or of all that are left, to be written or hashed.</summary>
    /// <param name="rest">The floats that are left; advanced past those taken.</param>
    /// <param name="chunkFloats">The most floats to take; at least 1.</param>
    public static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<float> rest, int chunkFloats = ChunkFloats)
    {
        ThrowIfBigEndian();
        int count = Math.Min(rest.Length, chunkFloats);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(rest[..count]);
        rest = rest[count..];
        return bytes;
    }

    /// <summary>Takes the bytes of the next <paramref name="chunkFloats"/> floats, or of all that are left, to be read into.</summary>
    /// <param name="rest">The floats that are left; advanced past those taken.</param>
    /// <param name="chunkFloats">The most floats to take; at least 1.</param>
    public static Span<byte> Take(scoped ref Span<float> rest, int chunkFloats = ChunkFloats)
    {
        ThrowIfBigEndian();
        int count = Math.Min(rest.Length, chunkFloats);
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
