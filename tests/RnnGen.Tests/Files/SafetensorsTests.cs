using System.Text;

namespace RnnGen.Tests;

public sealed class SafetensorsTests
{
    [Fact]
    public void File_is_length_then_padded_header_then_little_endian_floats()
    {
        using MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, new Dictionary<string, string> { ["clé"] = "\"é\"" }, [("a", [2, 1]), ("b", [])]);
        writer.Write([1f, -2f]);
        writer.Write([0.5f]);
        writer.Complete();

        const string Header = """{"__metadata__":{"clé":"\"é\""},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}""";
        int length = Encoding.UTF8.GetByteCount(Header);
        int padded = (length + 7) / 8 * 8;
        byte[] expected =
        [
            (byte)padded, 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.UTF8.GetBytes(Header.PadRight(Header.Length + padded - length)),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F,
        ];
        Assert.NotEqual(length, padded);
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Written_tensors_and_metadata_are_read_back()
    {
        using MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, new Dictionary<string, string> { ["k"] = "v\u0000\n😀" }, [("w", [2, 3]), ("empty", [0, 4]), ("x", [1])]);
        writer.Write([1, 2, 3, 4, 5, 6]);
        writer.Write([]);
        writer.Write([float.Epsilon]);
        writer.Complete();

        SafetensorsReader reader = SafetensorsBytes.Read(stream.ToArray());
        Assert.Equal("v\u0000\n😀", Assert.Single(reader.Metadata.ToDictionary()).Value);
        Assert.Equal(["w", "empty", "x"], reader.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("[2, 3]", reader.Tensors[0].ShapeText);
        Assert.Equal([float.Epsilon], reader.Read<float>(reader.Tensors[2]));
        Assert.Equal([1, 2, 3, 4, 5, 6], reader.Read<float>(reader.Tensors[0]));
        Assert.Empty(reader.Read<float>(reader.Tensors[1]));
    }

    [Fact]
    public void Tensors_come_in_the_order_of_the_file_whatever_the_order_of_the_header()
    {
        SafetensorsReader reader = SafetensorsBytes.Read(SafetensorsBytes.File(
            """ {"b":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"a":{"shape":[1,1],"data_offsets":[0,4],"dtype":"F32"}}   """[1..], 7f, 8f));
        Assert.Equal(["a", "b"], reader.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([8f], reader.Read<float>(reader.Tensors[1]));
        Assert.Empty(reader.Metadata.Keys);
    }

    [Fact]
    public void Writer_refuses_a_wrong_length_a_tensor_too_many_and_one_too_few()
    {
        SafetensorsWriter writer = new(new MemoryStream(), new Dictionary<string, string>(), [("a", [2])]);
        Assert.Contains("'a' [2] has 2 elements of F32, but 3", Assert.Throws<ArgumentException>(() => writer.Write([1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<InvalidOperationException>(writer.Complete).Message, StringComparison.Ordinal);
        writer.Write([1, 2]);
        writer.Complete();
        Assert.Throws<ArgumentException>(() => writer.Write([]));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "__metadata__")]
    public void Writer_refuses_names_that_would_clash(string first, string second) =>
        Assert.Contains($"'{second}'", Assert.Throws<ArgumentException>(
            () => new SafetensorsWriter(new MemoryStream(), new Dictionary<string, string>(), [(first, [1]), (second, [1])])).Message, StringComparison.Ordinal);
}
