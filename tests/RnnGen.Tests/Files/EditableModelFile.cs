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
        using ModelFile file = ModelFile.Open(path);
        Metadata = new Dictionary<string, string>(file.Metadata);
        Metadata.Remove("rnngen.checksum");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            Tensors.Add((tensor.Name, tensor.Shape, file.ReadTensor(tensor.Name)));
        }
    }

    public byte[] Original { get; }

    public Dictionary<string, string> Metadata { get; }

    public List<(string Name, IReadOnlyList<int> Shape, float[] Values)> Tensors { get; } = [];

    public int IndexOf(string name) => Tensors.FindIndex(tensor => tensor.Name == name);

    public ModelFile Read() => Read(ToBytes());

    /// <summary>Opens a file that lies in memory and checks all of it.</summary>
    public static ModelFile Read(byte[] bytes)
    {
        ModelFile file = ModelFile.Open(bytes);
        file.Verify();
        return file;
    }

    /// <summary>Writes the file, whatever it holds.</summary>
    public void WriteTo(Stream stream)
    {
        SafetensorsWriter writer = new(stream, Metadata, [.. Tensors.Select(tensor => (tensor.Name, tensor.Shape))]);
        foreach ((_, _, float[] values) in Tensors)
        {
            writer.Write(values);
        }
    }

    public byte[] ToBytes()
    {
        MemoryStream stream = new();
        WriteTo(stream);
        return stream.ToArray();
    }
}
