using System.Runtime.InteropServices;
using Google.Protobuf;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx.Tests;

/// <summary>The comparison with sessions must notice gates in the wrong order.</summary>
public sealed class GateOrderTests
{
    [Theory]
    [InlineData("LstmWide", "rnn.weight_ih_l0")]
    [InlineData("LstmWide", "rnn.weight_hh_l0")]
    [InlineData("LstmWide", "rnn.weight_ih_l1")]
    [InlineData("LstmWide", "rnn.weight_hh_l1")]
    [InlineData("LstmWide", "rnn.bias_l1")]
    [InlineData("GruWide", "rnn.weight_ih_l1")]
    [InlineData("GruWide", "rnn.weight_hh_l0")]
    [InlineData("GruWide", "rnn.bias_l1")]
    public void Any_two_gates_exchanged_are_noticed(string model, string name)
    {
        RnnModel random = RandomModel.Create(model);
        byte[] bytes = OnnxRun.Bytes(random, OnnxHead.Probabilities);
        float[] expected = Run(bytes);
        for (int first = 0; first < random.Shape.Gates - 1; first++)
        {
            for (int second = first + 1; second < random.Shape.Gates; second++)
            {
                Assert.InRange(expected.Zip(Run(Exchange(bytes, name, random.Shape.Gates, first, second))).Max(pair => Math.Abs(pair.First - pair.Second)), 1e-4f, 1);
            }
        }
    }

    [Fact]
    public void Blocks_are_the_models_in_the_order_i_o_f_g()
    {
        RnnModel model = RandomModel.Create("LstmE16H9L3");
        ModelProto graph = ModelProto.Parser.ParseFrom(OnnxRun.Bytes(model));
        ParameterTensor tensor = model.Tensors.Single(tensor => tensor.Name == "rnn.weight_hh_l2");
        float[] ours = new float[tensor.Length];
        model.ReadTensor(tensor.Name, ours);
        float[][] gates = [.. ours.Chunk(9 * 9)];
        TensorProto written = graph.Graph.Initializer.Single(tensor => tensor.Name == "rnn.weight_hh_l2");
        Assert.Equal([1, 36, 9], written.Dims);
        Assert.Equal([.. gates[0], .. gates[3], .. gates[1], .. gates[2]], MemoryMarshal.Cast<byte, float>(written.RawData.Span).ToArray());
    }

    [Fact]
    public void Blocks_of_a_Gru_are_the_models_in_the_order_z_r_n_and_bhn_stands_last()
    {
        RnnModel model = RandomModel.Create("GruE9H16L3");
        GraphProto graph = ModelProto.Parser.ParseFrom(OnnxRun.Bytes(model)).Graph;
        float[] inputBias = new float[48];
        float[] candidateBias = new float[16];
        model.ReadTensor("rnn.bias_ih_l1", inputBias);
        model.ReadTensor("rnn.bias_hn_l1", candidateBias);
        TensorProto written = graph.Initializer.Single(tensor => tensor.Name == "rnn.bias_l1");
        Assert.Equal(
            [.. inputBias[16..32], .. inputBias[..16], .. inputBias[32..], .. new float[32], .. candidateBias],
            MemoryMarshal.Cast<byte, float>(written.RawData.Span).ToArray());
        Assert.All(
            graph.Node.Where(node => node.OpType == "GRU"),
            node => Assert.Equal(1, node.Attribute.Single(attribute => attribute.Name == "linear_before_reset").I));
    }

    private static byte[] Exchange(byte[] bytes, string name, int gates, int first, int second)
    {
        ModelProto graph = ModelProto.Parser.ParseFrom(bytes);
        TensorProto tensor = graph.Graph.Initializer.Single(tensor => tensor.Name == name);
        byte[] content = tensor.RawData.ToByteArray();

        // A vector of biases has each block twice, and the second ones are zeros, except for a GRU's last.
        int length = content.Length / (name.Contains("bias", StringComparison.Ordinal) ? 2 * gates : gates);
        byte[] block = content[(first * length)..((first + 1) * length)];
        content.AsSpan(second * length, length).CopyTo(content.AsSpan(first * length));
        block.CopyTo(content, second * length);
        tensor.RawData = ByteString.CopyFrom(content);
        return graph.ToByteArray();
    }

    private static float[] Run(byte[] bytes)
    {
        using OnnxRun run = new(bytes);
        return run.Feed("probabilities", 1, 5, 2, 77, 30);
    }
}
