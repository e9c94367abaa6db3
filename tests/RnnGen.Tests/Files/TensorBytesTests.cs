using System.Runtime.InteropServices;

namespace RnnGen.Tests;

public sealed class TensorBytesTests
{
    [Theory]
    [InlineData(7, 3, new[] { 12, 12, 4 })]
    [InlineData(6, 3, new[] { 12, 12 })]
    [InlineData(2, 3, new[] { 8 })]
    [InlineData(0, 3, new int[0])]
    public void Chunks_to_write_are_the_floats_in_order(int length, int chunkFloats, int[] chunkBytes)
    {
        float[] values = [.. Enumerable.Range(1, length).Select(i => i * 0.5f)];
        ReadOnlySpan<float> rest = values;
        List<byte[]> chunks = [];
        while (!rest.IsEmpty)
        {
            chunks.Add(TensorBytes.Take(ref rest, chunkFloats).ToArray());
        }

        Assert.Equal(chunkBytes, chunks.Select(chunk => chunk.Length));
        Assert.Equal(MemoryMarshal.AsBytes<float>(values).ToArray(), chunks.SelectMany(chunk => chunk));
    }

    [Fact]
    public void Chunks_to_read_into_fill_the_floats_in_order()
    {
        float[] source = [1, 2, 3, 4, 5, 6, 7];
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes<float>(source);
        float[] values = new float[source.Length];
        Span<float> rest = values;
        while (!rest.IsEmpty)
        {
            Span<byte> chunk = TensorBytes.Take(ref rest, chunk: 3);
            bytes[..chunk.Length].CopyTo(chunk);
            bytes = bytes[chunk.Length..];
        }

        Assert.True(bytes.IsEmpty);
        Assert.Equal(source, values);
    }

    [Fact]
    public void A_tensor_of_several_chunks_is_written_and_read_back()
    {
        float[] values = new float[(2 * TensorBytes.Chunk) + 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }

        using MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, new Dictionary<string, string>(), [("long", [values.Length]), ("x", [1])]);
        writer.Write(values);
        writer.Write([0.5f]);

        SafetensorsReader reader = SafetensorsBytes.Read(stream.ToArray());
        Assert.True(values.AsSpan().SequenceEqual(reader.Read<float>(reader.Tensors[0])));
        Assert.Equal([0.5f], reader.Read<float>(reader.Tensors[1]));
    }
}
