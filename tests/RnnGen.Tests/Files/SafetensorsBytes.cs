using System.Buffers.Binary;
using System.Text;

namespace RnnGen.Tests;

/// <summary>Builds safetensors files by hand, valid or not, without the code under test.</summary>
internal static class SafetensorsBytes
{
    public static byte[] File(string header, params float[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return File(json, data);
    }

    public static byte[] File(byte[] header, params float[] data)
    {
        byte[] file = new byte[8 + header.Length + (data.Length * 4)];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, 8);
        for (int i = 0; i < data.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + header.Length + (i * 4)), data[i]);
        }

        return file;
    }

    public static SafetensorsReader Read(byte[] file) => new(new MemoryStream(file), "x.safetensors");
}
