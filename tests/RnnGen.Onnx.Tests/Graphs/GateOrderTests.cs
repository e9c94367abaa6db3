using System.Runtime.InteropServices;
using Google.Protobuf;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx.Tests;

/// <summary>The comparison with sessions must notice gates in the wrong order.</summary>
public sealed class GateOrderTests
{
    [Theory]
    [InlineData("rnn.weight_ih_l0")]
    [InlineData("rnn.weight_hh_l0")]
    [InlineData("rnn.weight_ih_l1")]
    [InlineData("rnn.weight_hh_l1")]
    [InlineData("rnn.bias_l1")]
    public void Any_two_gates_exchanged_are_noticed(string name)
    {
        byte[] bytes = OnnxRun.Bytes(RandomModel.Create("LstmWide"), OnnxHead.Probabilities);
        float[] expected = Run(bytes);
        for (int first = 0; first < 3; first++)
        {
            for (int second = first + 1; second < 4; second++)
            {
                Assert.InRange(expected.Zip(Run(Exchange(bytes, name, first, second))).Max(pair => Math.Abs(pair.First - pair.Second)), 1e-4f, 1);
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

    private static byte[] Exchange(byte[] bytes, string name, int first, int second)
    {
        ModelProto graph = ModelProto.Parser.ParseFrom(bytes);
        TensorProto tensor = graph.Graph.Initializer.Single(tensor => tensor.Name == name);
        byte[] content = tensor.RawData.ToByteArray();

        // A vector of biases is two times four blocks, and the second four are zeros.
        int length = content.Length / (name.Contains("bias", StringComparison.Ordinal) ? 8 : 4);
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
