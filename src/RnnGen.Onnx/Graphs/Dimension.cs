using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>One dimension of an input or output: a fixed size, or the name of one that each call chooses.</summary>
internal readonly record struct Dimension(string? Name, long Size)
{
    public static readonly Dimension Sequence = new("sequence", 0);
    public static readonly Dimension Batch = new("batch", 0);

    public static implicit operator Dimension(int size) => new(null, size);

    /// <summary>Converts the dimension to its form in the format.</summary>
    public TensorShapeProto.Types.Dimension ToProto() => Name is null ? new() { DimValue = Size } : new() { DimParam = Name };
}
