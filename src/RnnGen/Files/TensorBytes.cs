using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>Floats as they lie in a model file: little-endian, without conversion.</summary>
internal static class TensorBytes
{
    /// <summary>The bytes of <paramref name="values"/>, to be written or hashed.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<float> values)
    {
        ThrowIfBigEndian();
        return MemoryMarshal.AsBytes(values);
    }

    /// <summary>The bytes of <paramref name="values"/>, to be read into.</summary>
    public static Span<byte> Of(Span<float> values)
    {
        ThrowIfBigEndian();
        return MemoryMarshal.AsBytes(values);
    }

    private static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Model files are little-endian and are read and written on little-endian machines only.");
        }
    }
}
