using System.Runtime.InteropServices;

namespace RnnGen.Tests;

/// <summary>A valid int8 file taken apart, to be changed in one place and put together again; without a checksum.</summary>
internal sealed class EditableInt8File
{
    public EditableInt8File(ModelFixture fixture)
    {
        using MemoryStream stream = new();
        new ModelFileWriter(fixture.Shape, fixture.Tensors, fixture.Parameters, fixture.Vocabulary).Write(stream);
        using ModelFile fp32 = ModelFile.Open(stream.ToArray());
        Original = fp32.ToInt8().ToArray();
        using ModelFile file = ModelFile.Open(Original);
        Metadata = new Dictionary<string, string>(file.Metadata);
        Metadata.Remove("rnngen.checksum");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            byte[] bytes = tensor.Dtype == SafetensorsDtype.I8 ? [.. MemoryMarshal.AsBytes<sbyte>(file.ReadInt8Tensor(tensor.Name))] : [.. MemoryMarshal.AsBytes<float>(file.ReadTensor(tensor.Name))];
            Tensors.Add(new RawTensor(tensor.Name, tensor.Dtype, [.. tensor.Shape], bytes));
        }
    }

    public byte[] Original { get; }

    public Dictionary<string, string> Metadata { get; }

    public List<RawTensor> Tensors { get; } = [];

    public RawTensor this[string name]
    {
        get => Tensors[Tensors.FindIndex(tensor => tensor.Name == name)];
        set => Tensors[Tensors.FindIndex(tensor => tensor.Name == name)] = value;
    }

    /// <summary>The numbers of an F32 tensor, to be changed in place.</summary>
    public Span<float> Floats(string name) => MemoryMarshal.Cast<byte, float>(this[name].Bytes.AsSpan());

    /// <summary>The numbers of an I8 tensor, to be changed in place.</summary>
    public Span<sbyte> Levels(string name) => MemoryMarshal.Cast<byte, sbyte>(this[name].Bytes.AsSpan());

    /// <summary>Puts fp32 weights in the place of int8 ones, their scales left where they are.</summary>
    public void Dequantize(string name)
    {
        RawTensor tensor = this[name];
        this[name] = tensor with { Dtype = SafetensorsDtype.F32, Bytes = new byte[tensor.Bytes.Length * sizeof(float)] };
    }

    public byte[] ToBytes()
    {
        MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, Metadata, [.. Tensors.Select(tensor => (tensor.Name, tensor.Dtype, (IReadOnlyList<int>)tensor.Shape))]);
        foreach (RawTensor tensor in Tensors)
        {
            if (tensor.Dtype == SafetensorsDtype.I8)
            {
                writer.WriteInt8(MemoryMarshal.Cast<byte, sbyte>(tensor.Bytes.AsSpan()));
            }
            else
            {
                writer.Write(MemoryMarshal.Cast<byte, float>(tensor.Bytes.AsSpan()));
            }
        }

        return stream.ToArray();
    }

    public ModelFile Read() => EditableModelFile.Read(ToBytes());

    internal sealed record RawTensor(string Name, SafetensorsDtype Dtype, int[] Shape, byte[] Bytes);
}
