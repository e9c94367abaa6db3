using System.Runtime.InteropServices;
using Google.Protobuf;
using RnnGen.Onnx;
using RnnGen.Onnx.Protos;
using DataType = RnnGen.Onnx.Protos.TensorProto.Types.DataType;

namespace RnnGen.Benchmarks;

/// <summary>
/// A graph whose weights are int8, in the form that ONNX Runtime's own tool for dynamic quantisation gives it: an LSTM becomes <c>DynamicQuantizeLSTM</c>; a product with weights
/// becomes <c>DynamicQuantizeLinear</c>, <c>MatMulInteger</c> and a scale, which the runtime fuses into one operator. Inputs of products are quantised to uint8 word by word.
/// </summary>
/// <remarks>Operators without such a form, a GRU or a plain cell, stay as they are; so does the look-up, which reads one row.</remarks>
internal sealed class Int8Graph
{
    /// <summary>The operators that are ONNX Runtime's own.</summary>
    private const string RuntimeDomain = "com.microsoft";

    private readonly GraphProto _graph;
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly List<NodeProto> _nodes = [];

    private Int8Graph(GraphProto graph)
    {
        _graph = graph;
        _constants = graph.Initializer.ToDictionary(tensor => tensor.Name);
    }

    /// <summary>Whether the cell of a graph has a form with int8 weights.</summary>
    public static bool HasQuantizedCell(RecurrentCell cell) => cell is RecurrentCell.Lstm or RecurrentCell.Cifg;

    /// <summary>Creates the int8 form of a graph of <see cref="OnnxGraphs"/>.</summary>
    public static byte[] From(byte[] graph)
    {
        ModelProto message = ModelProto.Parser.ParseFrom(graph);
        message.OpsetImport.Add(new OperatorSetIdProto { Domain = RuntimeDomain, Version = 1 });
        new Int8Graph(message.Graph).Rewrite();
        GraphTrimming.Trim(message.Graph);
        return message.ToByteArray();
    }

    private void Rewrite()
    {
        foreach (NodeProto node in _graph.Node)
        {
            switch (node.OpType)
            {
                case "LSTM":
                    AddLstm(node);
                    break;
                case "MatMul":
                    AddProduct(node.Input[0], Columns(node.Input[1]), node.Output[0]);
                    break;
                default:
                    _nodes.Add(node);
                    break;
            }
        }

        _graph.Node.Clear();
        _graph.Node.Add(_nodes);
    }

    /// <summary>Adds the LSTM with its weights transposed, [1, input, 4H] and [1, H, 4H], and one scale per column.</summary>
    private void AddLstm(NodeProto lstm)
    {
        const string NoPeepholes = "";
        string[] inputWeights = AddTransposed(lstm.Input[1]);
        string[] recurrentWeights = AddTransposed(lstm.Input[2]);
        _nodes.Add(new NodeProto
        {
            OpType = "DynamicQuantizeLSTM",
            Domain = RuntimeDomain,
            Input = { lstm.Input[0], inputWeights[0], recurrentWeights[0], lstm.Input.Skip(3), NoPeepholes, inputWeights[1..], recurrentWeights[1..] },
            Output = { lstm.Output },
            Attribute = { lstm.Attribute },
        });
    }

    /// <summary>Adds weights [1, columns, rows] as int8 [1, rows, columns]; returns the names of values, scales and zero points, which the operator wants although all are 0.</summary>
    private string[] AddTransposed(string name)
    {
        Int8Columns weights = new(Floats(name), (int)_constants[name].Dims[1]);
        return
        [
            AddConstant($"{name}.int8", DataType.Int8, weights.Values, 1, weights.Rows, weights.Columns),
            AddConstant($"{name}.scales", DataType.Float, MemoryMarshal.AsBytes(weights.Scales.AsSpan()), 1, weights.Columns),
            AddConstant($"{name}.zero_points", DataType.Int8, new byte[weights.Columns], 1, weights.Columns),
        ];
    }

    /// <summary>Adds input·weights: (q_input − zero)·q_weights in integers, times both scales.</summary>
    private void AddProduct(string input, Int8Columns weights, string output)
    {
        string quantized = $"{input}.uint8", scale = $"{input}.scale", zeroPoint = $"{input}.zero_point";
        string sums = $"{output}.sums", converted = $"{output}.converted", scales = $"{output}.scales";
        string values = AddConstant($"{output}.int8_weights", DataType.Int8, weights.Values, weights.Rows, weights.Columns);
        string weightScales = AddConstant($"{output}.weight_scales", DataType.Float, MemoryMarshal.AsBytes(weights.Scales.AsSpan()), weights.Columns);
        Add("DynamicQuantizeLinear", [input], [quantized, scale, zeroPoint]);
        Add("MatMulInteger", [quantized, values, zeroPoint], [sums]);
        Add("Cast", [sums], [converted], NodeAttributes.Int("to", (long)DataType.Float));
        Add("Mul", [scale, weightScales], [scales]);
        Add("Mul", [converted, scales], [output]);
    }

    private void Add(string operation, string[] inputs, string[] outputs, params AttributeProto[] attributes) =>
        _nodes.Add(new NodeProto { Name = outputs[0], OpType = operation, Input = { inputs }, Output = { outputs }, Attribute = { attributes } });

    /// <summary>Returns the weights [rows, columns] of a product, also where the graph transposes an embedding to get them.</summary>
    private Int8Columns Columns(string name)
    {
        if (_graph.Node.SingleOrDefault(node => node.OpType == "Transpose" && node.Output[0] == name) is { } transposition)
        {
            string embedding = transposition.Input[0];
            return new Int8Columns(Floats(embedding), (int)_constants[embedding].Dims[0]);
        }

        ReadOnlySpan<float> weights = Floats(name);
        int columnCount = (int)_constants[name].Dims[1];
        float[] columns = new float[weights.Length];
        RowMajor.Transpose(weights, columnCount, columns);
        return new Int8Columns(columns, columnCount);
    }

    private ReadOnlySpan<float> Floats(string name) => MemoryMarshal.Cast<byte, float>(_constants[name].RawData.Span);

    private string AddConstant(string name, DataType type, ReadOnlySpan<byte> content, params ReadOnlySpan<long> shape)
    {
        TensorProto constant = new() { Name = name, DataType = type, RawData = ByteString.CopyFrom(content) };
        constant.Dims.AddRange(shape);
        _graph.Initializer.Add(constant);
        return name;
    }
}
