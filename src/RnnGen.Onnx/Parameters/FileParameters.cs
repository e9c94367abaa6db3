namespace RnnGen.Onnx;

/// <summary>The parameters of a model file.</summary>
internal sealed class FileParameters : ModelParameters
{
    private const string ChecksumKey = "rnngen.checksum";

    private readonly ModelFile _file;

    /// <summary>Reads all numbers once to check them; that the tensors match the shape was checked when the file was opened.</summary>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public FileParameters(ModelFile file)
        : base(file.Shape, file.Vocabulary)
    {
        file.Verify();
        _file = file;
    }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string>> Metadata => _file.Metadata.Where(entry => entry.Key != ChecksumKey);

    /// <inheritdoc/>
    public override bool IsInt8 => _file.Precision == WeightPrecision.Int8;

    /// <inheritdoc/>
    public override ReadOnlySpan<sbyte> ReadInt8(string name) => _file.ReadInt8Tensor(name);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> ReadScales(string name) => _file.ReadTensor($"{name}.scale");

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Read(string name) => _file.ReadTensor(name);
}
