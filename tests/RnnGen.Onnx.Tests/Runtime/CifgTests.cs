using System.Runtime.InteropServices;
using Google.Protobuf;
using RnnGen.CompilerServices;
using RnnGen.Onnx.Protos;
using RnnGen.Reference;

namespace RnnGen.Onnx.Tests;

/// <summary>
/// ONNX Runtime on model files of coupled gates against their equations: the operator couples them the other way round, f = 1 − i, so that the model's f
/// stands negated where the operator has i.
/// </summary>
public sealed class CifgTests : IDisposable
{
    private const float Tolerance = 1e-5f;
    private const int Words = 12;
    private const int HiddenSize = 9;

    private static readonly long[] Tokens = [1, 5, 2, 11, 7, 0, 5, 3];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(1, 5, false)]
    [InlineData(3, 16, false)]
    [InlineData(2, HiddenSize, true)]
    [InlineData(1, 5, true)]
    public void A_sequence_at_once_and_word_by_word_gives_what_the_equations_give(int layers, int embeddingSize, bool isTied)
    {
        byte[] graph = Export(layers, embeddingSize, isTied, out float[] expected);
        using OnnxRun atOnce = new(graph);
        using OnnxRun oneByOne = new(graph);

        AssertClose(expected, atOnce.Feed("logits", Tokens));
        AssertClose(expected, [.. Tokens.SelectMany(token => oneByOne.Feed("logits", token))]);
    }

    [Fact]
    public void The_forget_gate_stands_for_i_negated_and_for_f_as_it_is()
    {
        GraphProto graph = ModelProto.Parser.ParseFrom(Export(layers: 1, embeddingSize: 5, isTied: false, out _)).Graph;
        NodeProto node = Assert.Single(graph.Node, node => node.OpType == "LSTM");
        Assert.Equal(1, node.Attribute.Single(attribute => attribute.Name == "input_forget").I);
        using ModelFile file = ModelFile.Open(_folder["model.safetensors"]);
        foreach ((string name, int columns) in ((string, int)[])[("rnn.weight_ih_l0", 5), ("rnn.weight_hh_l0", HiddenSize)])
        {
            float[][] gates = [.. file.ReadTensor(name).Chunk(HiddenSize * columns)];
            TensorProto written = graph.Initializer.Single(tensor => tensor.Name == name);
            Assert.Equal([1, 4 * HiddenSize, columns], written.Dims);
            Assert.Equal([.. gates[0].Select(value => -value), .. gates[2], .. gates[0], .. gates[1]], MemoryMarshal.Cast<byte, float>(written.RawData.Span).ToArray());
        }
    }

    [Fact]
    public void The_operator_does_not_read_the_block_of_f()
    {
        byte[] graph = Export(layers: 1, embeddingSize: 5, isTied: false, out float[] expected);
        using OnnxRun run = new(Change(graph, block: 2, _ => 3));
        AssertClose(expected, run.Feed("logits", Tokens));
    }

    [Fact]
    public void What_ignores_the_attribute_computes_the_same()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(Export(layers: 1, embeddingSize: 5, isTied: false, out float[] expected));
        NodeProto node = model.Graph.Node.Single(node => node.OpType == "LSTM");
        node.Attribute.Remove(node.Attribute.Single(attribute => attribute.Name == "input_forget"));
        using OnnxRun run = new(model.ToByteArray());
        AssertClose(expected, run.Feed("logits", Tokens));
    }

    [Fact]
    public void A_forgotten_negation_is_noticed()
    {
        byte[] graph = Export(layers: 1, embeddingSize: 5, isTied: false, out float[] expected);
        using OnnxRun run = new(Change(graph, block: 0, value => -value));
        Assert.True(run.Feed("logits", Tokens).Zip(expected, (a, b) => Math.Abs(a - b)).Max() > 100 * Tolerance);
    }

    /// <summary>Changes one of the four blocks of the recurrent weights.</summary>
    private static byte[] Change(byte[] graph, int block, Func<float, float> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(graph);
        TensorProto weights = model.Graph.Initializer.Single(tensor => tensor.Name == "rnn.weight_hh_l0");
        byte[] bytes = weights.RawData.ToByteArray();
        Span<float> values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan());
        foreach (ref float value in values.Slice(block * values.Length / 4, values.Length / 4))
        {
            value = change(value);
        }

        weights.RawData = ByteString.CopyFrom(bytes);
        return model.ToByteArray();
    }

    /// <summary>Writes a random model file, exports it, and gives the logits that its equations give after every token.</summary>
    private byte[] Export(int layers, int embeddingSize, bool isTied, out float[] expected)
    {
        ModelShape shape = new() { Cell = RecurrentCell.Cifg, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = HiddenSize, Layers = layers, SequenceLength = 4, BatchSize = 1, TieEmbeddings = isTied };
        ReferenceModel<double> reference = new(shape);
        RandomSource random = new(7);
        foreach (ReferenceParameter<double> parameter in reference.Parameters.Where(parameter => !parameter.Name.StartsWith("rnn.bias_hh", StringComparison.Ordinal)))
        {
            for (int i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] = (2 * random.NextSingle()) - 1;
            }
        }

        Write(reference);
        using ModelFile file = ModelFile.Open(_folder["model.safetensors"]);
        OnnxExport.Write(file, _folder["model.onnx"]);
        ReferenceSession<double> session = reference.CreateSession();
        double[] logits = new double[Words];
        expected =
        [
            .. Tokens.SelectMany(token =>
            {
                session.Step((int)token);
                session.Logits(logits);
                return logits.Select(value => (float)value).ToArray();
            }),
        ];
        return File.ReadAllBytes(_folder["model.onnx"]);
    }

    /// <summary>Packs the parameters, one after the other, as a network holds them: without second biases.</summary>
    private void Write(ReferenceModel<double> model)
    {
        List<ParameterTensor> tensors = [];
        List<float> slab = [];
        foreach (ReferenceParameter<double> parameter in model.Parameters.Where(parameter => !parameter.Name.StartsWith("rnn.bias_hh", StringComparison.Ordinal)))
        {
            PanelLayout layout = new() { Offset = slab.Count, PanelStride = parameter.Columns * 16, RowStride = 16, Gates = 1, Units = parameter.Rows, UnitsPerGroup = parameter.Rows };
            tensors.Add(new ParameterTensor
            {
                Name = parameter.Name,
                Role = RoleOf(parameter.Name),
                Layer = parameter.Name[^1] - '0',
                Rows = parameter.Rows,
                Columns = parameter.Columns,
                Layout = layout,
                Transposed = true,
            });
            float[] packed = new float[slab.Count + ((parameter.Rows + 15) / 16 * parameter.Columns * 16)];
            tensors[^1].Pack([.. parameter.Values.Select(value => (float)value)], packed);
            slab.AddRange(packed[slab.Count..]);
        }

        string[] words = [Vocabulary.UnknownWord, .. Enumerable.Range(1, Words - 1).Select(word => $"w{word}")];
        new ModelFileWriter(model.Shape, tensors, [.. slab], new Vocabulary(WordTokenizer.Default, words)).Write(_folder["model.safetensors"]);
    }

    private static ParameterRole RoleOf(string name) => name[..Math.Min(name.Length, 10)] switch
    {
        "embedding." => ParameterRole.Embedding,
        "output.wei" => ParameterRole.OutputWeights,
        "output.bia" => ParameterRole.OutputBias,
        "projection" => ParameterRole.Projection,
        "rnn.bias_i" => ParameterRole.Bias,
        _ => name.Contains("_ih_", StringComparison.Ordinal) ? ParameterRole.InputWeights : ParameterRole.RecurrentWeights,
    };

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
