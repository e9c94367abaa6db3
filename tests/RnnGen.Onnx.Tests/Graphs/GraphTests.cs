using Microsoft.ML.OnnxRuntime;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx.Tests;

/// <summary>The form of the graph. What ONNX Runtime says of it was read by another implementation of the format.</summary>
public sealed class GraphTests
{
    [Fact]
    public void Inputs_and_outputs_have_their_names_types_and_dimensions()
    {
        RnnModel model = RandomModel.Create("LstmWide");
        using OnnxRun run = OnnxRun.Of(model, OnnxHead.MostProbable(5));
        Assert.Equal(
            ["Int64 tokens [sequence, batch]", "Float h0 [1, batch, 40]", "Float c0 [1, batch, 40]", "Float h1 [1, batch, 40]", "Float c1 [1, batch, 40]"],
            run.Session.InputNames.Select(name => Text(name, run.Session.InputMetadata[name])));
        Assert.Equal(
            [
                "Float probabilities [sequence, batch, 5]", "Int64 indices [sequence, batch, 5]",
                "Float h0_out [1, batch, 40]", "Float c0_out [1, batch, 40]", "Float h1_out [1, batch, 40]", "Float c1_out [1, batch, 40]",
            ],
            run.Session.OutputNames.Select(name => Text(name, run.Session.OutputMetadata[name])));
    }

    [Fact]
    public void Metadata_and_producer_are_found_by_another_reader()
    {
        RnnModel model = RandomModel.Create("LstmWide");
        using OnnxRun run = OnnxRun.Of(model);
        Microsoft.ML.OnnxRuntime.ModelMetadata metadata = run.Session.ModelMetadata;
        Assert.Equal("RnnGen", metadata.ProducerName);
        Assert.Equal("rnngen", metadata.GraphName);
        Assert.Contains("predicts the next token", metadata.Description, StringComparison.Ordinal);
        Assert.Equal(["rnngen.cell", "rnngen.format", "rnngen.shape", "rnngen.tokenizer", "rnngen.vocabulary"], metadata.CustomMetadataMap.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Lstm", metadata.CustomMetadataMap["rnngen.cell"]);
        Assert.Equal(model.Vocabulary.Words, System.Text.Json.JsonSerializer.Deserialize<string[]>(metadata.CustomMetadataMap["rnngen.vocabulary"]));
    }

    [Theory]
    [InlineData("LstmWide", "Gather LSTM Squeeze LSTM Squeeze MatMul Add")]
    [InlineData("LstmTiedE40H40L2", "Gather LSTM Squeeze LSTM Squeeze Transpose MatMul Add")]
    [InlineData("LstmTiedE33H40L1", "Gather LSTM Squeeze MatMul Transpose MatMul Add")]
    [InlineData("GruWide", "Gather GRU Squeeze GRU Squeeze MatMul Add")]
    [InlineData("CifgWide", "Gather LSTM Squeeze LSTM Squeeze MatMul Add")]
    [InlineData("TanhE0H15L3", "Gather RNN Squeeze RNN Squeeze RNN Squeeze MatMul Add")]
    public void Nodes_are_few_and_in_order(string name, string operations) =>
        Assert.Equal(operations, string.Join(' ', Parse(name, OnnxHead.Logits).Graph.Node.Select(node => node.OpType)));

    [Theory]
    [InlineData("LstmTiedE40H40L2", "embedding.weight [129, 40]")]
    [InlineData("LstmTiedE33H40L1", "embedding.weight [129, 33]", "projection.weight.transposed [40, 33]")]
    public void A_tied_embedding_stands_in_the_file_once(string name, params string[] matrices) =>
        Assert.Equal(
            [.. matrices, "output.bias [129]"],
            Parse(name, OnnxHead.Logits).Graph.Initializer
                .Where(tensor => tensor.Name != "direction_axis" && !tensor.Name.StartsWith("rnn.", StringComparison.Ordinal))
                .Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Dims)}]"));

    [Fact]
    public void The_head_follows_the_logits() =>
        Assert.Equal(["Add", "Softmax", "TopK"], Parse("LstmWide", OnnxHead.MostProbable(3)).Graph.Node.Select(node => node.OpType).TakeLast(3));

    [Fact]
    public void Versions_are_those_of_opset_17()
    {
        ModelProto model = Parse("TanhWide", OnnxHead.Logits);
        Assert.Equal(8, model.IrVersion);
        OperatorSetIdProto operators = Assert.Single(model.OpsetImport);
        Assert.Equal(("", 17), (operators.Domain, operators.Version));
    }

    /// <summary>Every field that is written, with the number that ONNX gives it.</summary>
    [Fact]
    public void Field_numbers_are_those_of_ONNX()
    {
        string[] numbers = [.. OnnxGraphReflection.Descriptor.MessageTypes.SelectMany(message => message.NestedTypes.Prepend(message))
            .SelectMany(message => message.Fields.InFieldNumberOrder().Select(field => $"{message.Name}.{field.Name}={field.FieldNumber}"))];
        Assert.Equal(
            [
                "ModelProto.ir_version=1", "ModelProto.producer_name=2", "ModelProto.producer_version=3", "ModelProto.doc_string=6", "ModelProto.graph=7",
                "ModelProto.opset_import=8", "ModelProto.metadata_props=14", "OperatorSetIdProto.domain=1", "OperatorSetIdProto.version=2",
                "StringStringEntryProto.key=1", "StringStringEntryProto.value=2", "GraphProto.node=1", "GraphProto.name=2", "GraphProto.initializer=5",
                "GraphProto.input=11", "GraphProto.output=12", "NodeProto.input=1", "NodeProto.output=2", "NodeProto.name=3",
                "NodeProto.op_type=4", "NodeProto.attribute=5", "NodeProto.domain=7", "AttributeProto.name=1", "AttributeProto.i=3", "AttributeProto.strings=9",
                "AttributeProto.type=20", "TensorProto.dims=1", "TensorProto.data_type=2", "TensorProto.name=8", "TensorProto.raw_data=9",
                "ValueInfoProto.name=1", "ValueInfoProto.type=2", "ValueInfoProto.doc_string=3", "TypeProto.tensor_type=1", "Tensor.elem_type=1",
                "Tensor.shape=2", "TensorShapeProto.dim=1", "Dimension.dim_value=1", "Dimension.dim_param=2",
            ],
            numbers);
    }

    [Fact]
    public void Equal_models_give_equal_files() =>
        Assert.Equal(OnnxRun.Bytes(RandomModel.Create("ReluFourLayers")), OnnxRun.Bytes(RandomModel.Create("ReluFourLayers")));

    private static ModelProto Parse(string name, OnnxHead head) => ModelProto.Parser.ParseFrom(OnnxRun.Bytes(RandomModel.Create(name), head));

    private static string Text(string name, NodeMetadata value)
    {
        IEnumerable<string> dimensions = value.Dimensions.Zip(value.SymbolicDimensions, (size, symbol) => symbol.Length > 0 ? symbol : $"{size}");
        return $"{value.ElementDataType} {name} [{string.Join(", ", dimensions)}]";
    }
}
