namespace RnnGen.Tests;

/// <summary>A valid model file taken apart, to be changed in one place and put together again; without a checksum unless a test adds it.</summary>
internal sealed class EditableModelFile
{
    public EditableModelFile(ModelFixture fixture)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("valid.safetensors");
        fixture.Write(path);
        Original = File.ReadAllBytes(path);
        ModelFile file = ModelFile.Read(path);
        Metadata = new Dictionary<string, string>(file.Metadata);
        Metadata.Remove("rnngen.checksum");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            Tensors.Add((tensor.Name, tensor.Shape, file.ReadTensor(tensor.Name).ToArray()));
        }
    }

    public byte[] Original { get; }

    public Dictionary<string, string> Metadata { get; }

    public List<(string Name, IReadOnlyList<int> Shape, float[] Values)> Tensors { get; } = [];

    public int IndexOf(string name) => Tensors.FindIndex(tensor => tensor.Name == name);

    public ModelFile Read() => Read(ToBytes());

    public static ModelFile Read(byte[] bytes) => ModelFile.Read(new MemoryStream(bytes), "x.safetensors");

    private byte[] ToBytes()
    {
        MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, Metadata, [.. Tensors.Select(tensor => (tensor.Name, tensor.Shape))]);
        foreach ((_, _, float[] values) in Tensors)
        {
            writer.Write(values);
        }

        return stream.ToArray();
    }
}
