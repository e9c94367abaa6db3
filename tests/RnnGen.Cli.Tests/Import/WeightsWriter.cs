using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace RnnGen.Tests;

/// <summary>Builds a safetensors file as PyTorch users save it, tensor by tensor and without the code under test.</summary>
internal sealed class WeightsWriter
{
    private readonly List<(string Name, string Dtype, int[] Shape, byte[] Bytes)> _tensors = [];

    /// <summary>The names so far.</summary>
    public IEnumerable<string> Names => _tensors.Select(tensor => tensor.Name);

    /// <summary>Adds a tensor.</summary>
    public WeightsWriter Add(string name, int[] shape, float[] values, string dtype = "F32")
    {
        Assert.Equal(shape.Aggregate(1, (product, dimension) => product * dimension), values.Length);
        _tensors.Add((name, dtype, shape, [.. values.SelectMany(value => Bytes(value, dtype))]));
        return this;
    }

    /// <summary>Adds a tensor of zeros and of any dtype.</summary>
    public WeightsWriter Add(string name, string dtype, int bytes, params int[] shape)
    {
        _tensors.Add((name, dtype, shape, new byte[bytes]));
        return this;
    }

    /// <summary>Renames all tensors.</summary>
    public WeightsWriter Rename(Func<string, string> rename)
    {
        for (int i = 0; i < _tensors.Count; i++)
        {
            _tensors[i] = _tensors[i] with { Name = rename(_tensors[i].Name) };
        }

        return this;
    }

    /// <summary>Leaves a tensor out.</summary>
    public WeightsWriter Without(string name)
    {
        Assert.Equal(1, _tensors.RemoveAll(tensor => tensor.Name == name));
        return this;
    }

    /// <summary>The file, or one of the tensors that a predicate chooses.</summary>
    public byte[] ToBytes(Func<string, bool>? isHeld = null)
    {
        Dictionary<string, object> header = new() { ["__metadata__"] = new { format = "pt" } };
        List<byte> data = [];
        foreach ((string name, string dtype, int[] shape, byte[] bytes) in _tensors.Where(tensor => isHeld?.Invoke(tensor.Name) ?? true))
        {
            header.Add(name, new { dtype, shape, data_offsets = (int[])[data.Count, data.Count + bytes.Length] });
            data.AddRange(bytes);
        }

        return File(JsonSerializer.Serialize(header), [.. data]);
    }

    /// <summary>A file of any header and data.</summary>
    public static byte[] File(string header, params byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        return [.. length, .. json, .. data];
    }

    /// <summary>Numbers that tell themselves apart and are exact in every dtype: multiples of 1/64 below 1.</summary>
    public static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(-63, 64) / 64f)];
    }

    private static byte[] Bytes(float value, string dtype) => dtype switch
    {
        "F32" => BitConverter.GetBytes(value),
        "F64" => BitConverter.GetBytes((double)value),
        "F16" => BitConverter.GetBytes((Half)value),
        "BF16" => BitConverter.GetBytes(value)[2..],
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "No such dtype."),
    };
}
