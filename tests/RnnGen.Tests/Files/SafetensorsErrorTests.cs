using System.Buffers.Binary;

namespace RnnGen.Tests;

/// <summary>Each file is wrong in one way; the message names what is wrong, with the values.</summary>
public sealed class SafetensorsErrorTests
{
    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "the header is not an object")]
    [InlineData("""{"a":""", "not valid JSON")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},}""", "not valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not valid JSON")]
    [InlineData("""{"a":1}""", "tensor 'a' is not an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor 'a' twice")]
    [InlineData("""{"__metadata__":{"k":1}}""", "metadata 'k' is not a string")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "metadata 'k' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "'__metadata__' twice")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__ is not an object")]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "tensor 'a' is of dtype 'F16'")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "tensor 'a' has no 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "tensor 'a' has no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "tensor 'a' has no 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", "'shape' of tensor 'a' is unknown or occurs twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"stride":1,"data_offsets":[0,8]}}""", "'stride' of tensor 'a' is unknown")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "'shape' of tensor 'a' is not an array of integers of at least 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "'shape' of tensor 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}""", "'shape' of tensor 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "data_offsets [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "data_offsets [8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "data_offsets [0, 12]; a begin and an end are expected, in this order, within the 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", "within the 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "tensor 'a' of shape [1] takes 4 bytes, but its data_offsets [0, 8] span 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "[4294967296, 4294967296], more than")]
    [InlineData("""{"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,0]}}""", "[65536, 65536], more than")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor 'b' begins at byte 0, but the data before it ends at 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'a' begins at byte 4, but the data before it ends at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "the tensors take 4 bytes, but 8 follow the header")]
    [InlineData("{}", "the tensors take 0 bytes, but 8 follow")]
    public void Wrong_header_is_explained(string header, string message) => AssertInvalid(SafetensorsBytes.File(header, 1f, 2f), message);

    [Fact]
    public void Invalid_utf8_is_explained() => AssertInvalid(SafetensorsBytes.File([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'{', (byte)'}', (byte)'}']), "not valid JSON");

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void File_shorter_than_the_length_of_its_header_is_truncated(int bytes) => AssertInvalid(new byte[bytes], $"the file is truncated: it has {bytes} bytes");

    [Theory]
    [InlineData(100_000_001UL, "claims 100000001 bytes; at most 100000000")]
    [InlineData(ulong.MaxValue, "claims 18446744073709551615 bytes")]
    [InlineData(100_000_000UL, "the file is truncated: its header claims 100000000 bytes, but only 2 follow")]
    [InlineData(3UL, "the file is truncated: its header claims 3 bytes, but only 2 follow")]
    public void Header_longer_than_allowed_or_than_the_file_takes_no_memory(ulong length, string message)
    {
        byte[] file = SafetensorsBytes.File("{}");
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertInvalid(file, message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static void AssertInvalid(byte[] file, string message)
    {
        InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(() => SafetensorsBytes.Read(file));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains("'x.safetensors'", e.Message, StringComparison.Ordinal);
        Assert.Equal("x.safetensors", e.Path);
    }
}
