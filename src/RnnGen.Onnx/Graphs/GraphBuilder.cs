using System.Runtime.InteropServices;
using Google.Protobuf;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>A builder that collects the nodes, constants, inputs and outputs of a graph.</summary>
/// <param name="name">Name of the graph.</param>
/// <param name="reservedBytes">Bytes of the file needed for anything else.</param>
internal sealed class GraphBuilder(string name, long reservedBytes)
{
    // More than the names, nodes and shapes of the largest graph take.
    private const long BytesBesidesTensors = 1 << 20;

    // The length of a protobuf message must fit a signed 32-bit number.
    private long _freeBytes = int.MaxValue - BytesBesidesTensors - reservedBytes;

    /// <summary>The graph collected so far.</summary>
    public GraphProto Graph { get; } = new() { Name = name };

    /// <summary>Adds an input.</summary>
    public void AddInput(string name, TensorProto.Types.DataType type, string description, params ReadOnlySpan<Dimension> shape) =>
        Graph.Input.Add(Value(name, type, description, shape));

    /// <summary>Adds an output, which some node must compute.</summary>
    public void AddOutput(string name, TensorProto.Types.DataType type, string description, params ReadOnlySpan<Dimension> shape) =>
        Graph.Output.Add(Value(name, type, description, shape));

    /// <summary>Adds a node after those that compute its inputs.</summary>
    /// <param name="operation">The operator; the node has the name of its first output.</param>
    /// <param name="inputs">Names of values; empty for an optional one that is absent.</param>
    /// <param name="outputs">Names of the values that it computes.</param>
    /// <param name="attributes">The attributes that differ from their defaults.</param>
    public void AddNode(string operation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, params IEnumerable<AttributeProto> attributes) =>
        Graph.Node.Add(new NodeProto { Name = $"{operation}:{outputs[0]}", OpType = operation, Input = { inputs }, Output = { outputs }, Attribute = { attributes } });

    /// <summary>Adds a constant tensor of floats.</summary>
    /// <returns>Where to write its elements, row-major; initially zero.</returns>
    /// <exception cref="IOException">The file would be longer than the format allows.</exception>
    public Span<float> AddTensor(string name, params scoped ReadOnlySpan<int> shape) =>
        MemoryMarshal.Cast<byte, float>(AddTensor(name, TensorProto.Types.DataType.Float, sizeof(float), shape));

    /// <summary>Adds a constant tensor of floats that are stored as int8: a node multiplies them by scales.</summary>
    /// <param name="name">Name of the tensor of floats, which the node computes.</param>
    /// <param name="axis">The dimension that has a scale for each index.</param>
    /// <param name="scales">The scales.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>Where to write the int8 elements, row-major; initially zero.</returns>
    /// <exception cref="IOException">The file would be longer than the format allows.</exception>
    public Span<sbyte> AddInt8Tensor(string name, int axis, ReadOnlySpan<float> scales, params scoped ReadOnlySpan<int> shape)
    {
        string quantized = $"{name}.int8", scaleName = $"{name}.scale";
        Span<sbyte> elements = MemoryMarshal.Cast<byte, sbyte>(AddTensor(quantized, TensorProto.Types.DataType.Int8, sizeof(sbyte), shape));
        scales.CopyTo(AddTensor(scaleName, scales.Length));
        AddNode("DequantizeLinear", [quantized, scaleName], [name], NodeAttributes.Int("axis", axis));
        return elements;
    }

    /// <summary>Adds a constant vector of integers.</summary>
    public void AddVector(string name, params ReadOnlySpan<long> values) =>
        values.CopyTo(MemoryMarshal.Cast<byte, long>(AddTensor(name, TensorProto.Types.DataType.Int64, sizeof(long), [values.Length])));

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, string description, ReadOnlySpan<Dimension> shape)
    {
        TensorShapeProto sizes = new();
        foreach (Dimension size in shape)
        {
            sizes.Dim.Add(size.ToProto());
        }

        return new ValueInfoProto { Name = name, DocString = description, Type = new TypeProto { TensorType = new() { ElemType = type, Shape = sizes } } };
    }

    private Span<byte> AddTensor(string name, TensorProto.Types.DataType type, int elementBytes, scoped ReadOnlySpan<int> shape)
    {
        TensorProto tensor = new() { Name = name, DataType = type };
        Int128 bytes = elementBytes;
        foreach (int size in shape)
        {
            tensor.Dims.Add(size);
            bytes *= size;
        }

        if (bytes > _freeBytes)
        {
            throw new IOException(
                $"The model cannot be written as ONNX: an ONNX file holds at most 2 GiB, and tensor '{name}' with its {bytes:N0} bytes exceeds that. "
                + "Train with a smaller vocabulary or smaller layers.");
        }

        // The message keeps the array itself, so that large tensors exist only once.
        byte[] content = new byte[(int)bytes];
        _freeBytes -= content.Length;
        tensor.RawData = UnsafeByteOperations.UnsafeWrap(content);
        Graph.Initializer.Add(tensor);
        return content;
    }
}
