using RnnGen.Onnx.Protos;
using RnnGen.Reference;
using RnnGen.SweepModels;

namespace RnnGen.Onnx.Tests;

/// <summary>ONNX Runtime on the graph of an int8 file, against the equations in double with the weights scale·q: every cell, one-hot, embedded, tied, 1 to 4 layers.</summary>
public sealed class Int8Tests
{
    private const float Tolerance = 2e-5f;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_graph_computes_in_fp32_with_int8_weights(string name)
    {
        RnnModel model = RandomModel.Create(name);
        using ModelFile file = Int8File(model);
        long[] tokens = RandomModel.Tokens(model, model.Shape.Loss == LossPosition.LastStep ? model.Shape.SequenceLength : 7);
        ReferenceSession<double> session = ReferenceModel<double>.From(file).CreateSession();
        int words = model.Vocabulary.Count;
        double[] logits = new double[model.Shape.VocabularySize];

        using OnnxRun run = new(Bytes(file));
        float[] actual = run.Feed("logits", tokens);
        for (int i = 0; i < tokens.Length; i++)
        {
            session.Step((int)tokens[i]);
            session.Logits(logits);
            for (int word = 0; word < words; word++)
            {
                Assert.Equal(logits[word], actual[(i * words) + word], Tolerance * Math.Max(1, Math.Abs(logits[word])));
            }
        }
    }

    [Theory]
    [InlineData("LstmWide", "DequantizeLinear Gather DequantizeLinear DequantizeLinear LSTM Squeeze DequantizeLinear DequantizeLinear LSTM Squeeze DequantizeLinear Transpose MatMul Add")]
    [InlineData("LstmTiedE33H40L1", "DequantizeLinear Gather DequantizeLinear DequantizeLinear LSTM Squeeze DequantizeLinear Transpose MatMul Transpose MatMul Add")]
    [InlineData("CifgE0H8L3", "DequantizeLinear Gather DequantizeLinear LSTM Squeeze DequantizeLinear DequantizeLinear LSTM Squeeze DequantizeLinear DequantizeLinear LSTM Squeeze DequantizeLinear Transpose MatMul Add")]
    public void Every_matrix_is_dequantised_by_a_node(string name, string operations)
    {
        using ModelFile file = Int8File(RandomModel.Create(name));
        GraphProto graph = ModelProto.Parser.ParseFrom(Bytes(file)).Graph;
        Assert.Equal(operations, string.Join(' ', graph.Node.Select(node => node.OpType)));
        Assert.All(
            graph.Initializer.Where(tensor => tensor.Dims.Count > 1),
            tensor => Assert.True(tensor.DataType == TensorProto.Types.DataType.Int8 || tensor.Name == "identity" || tensor.Name.StartsWith("rnn.bias", StringComparison.Ordinal), tensor.Name));
    }

    [Fact]
    public void The_graph_takes_little_more_than_the_file()
    {
        RnnModel model = RandomModel.Create("LstmWide");
        using ModelFile file = Int8File(model);
        Assert.InRange(Bytes(file).Length / (double)OnnxRun.Bytes(model).Length, 0.25, 0.5);
    }

    private static ModelFile Int8File(RnnModel model) => ModelFile.Open(model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).Save());

    private static byte[] Bytes(ModelFile file)
    {
        using TemporaryFolder folder = new();
        OnnxExport.Write(file, folder["model.onnx"]);
        return File.ReadAllBytes(folder["model.onnx"]);
    }
}
