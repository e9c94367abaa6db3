using System.Buffers.Binary;

namespace RnnGen.Cli;

/// <summary>A floating-point format that safetensors files have, and how it becomes fp32.</summary>
/// <param name="Name">Its name in the files.</param>
/// <param name="Bytes">Bytes of one number.</param>
/// <param name="ToSingle">Reads one number, little-endian.</param>
internal sealed record Dtype(string Name, int Bytes, Func<ReadOnlySpan<byte>, float> ToSingle)
{
    /// <summary>Those that weights are read from. F16 and BF16 are exact in fp32; F64 is rounded.</summary>
    public static IReadOnlyList<Dtype> All { get; } =
    [
        new("F32", sizeof(float), BinaryPrimitives.ReadSingleLittleEndian),
        new("F16", sizeof(ushort), static bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),

        // The upper half of a float.
        new("BF16", sizeof(ushort), static bytes => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
        new("F64", sizeof(double), static bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
    ];

    /// <summary>Finds a format by its name; null where weights are not read from it.</summary>
    public static Dtype? Find(string name) => All.FirstOrDefault(dtype => dtype.Name == name);

    /// <summary>Converts numbers.</summary>
    /// <param name="bytes">As they are in a file.</param>
    /// <param name="values">Receives them.</param>
    public void Convert(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ToSingle(bytes[(i * Bytes)..]);
        }
    }
}
