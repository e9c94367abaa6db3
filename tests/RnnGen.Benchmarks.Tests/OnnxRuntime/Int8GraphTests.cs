using RnnGen.Onnx.Protos;

namespace RnnGen.Benchmarks.Tests;

public sealed class Int8GraphTests
{
    /// <summary>Within what 8 bits allow, and further from the naive code than rounding: the weights are not fp32 any more.</summary>
    [Fact]
    public void Suggestions_agree_with_the_naive_code_to_what_int8_allows()
    {
        foreach (RnnModel model in OddModels.CreateAll())
        {
            Require(model, Int8Graph.From(OnnxGraphs.NextWord(model)), AllowedError.Int8);
            Assert.Throws<InvalidOperationException>(() => Require(model, Int8Graph.From(OnnxGraphs.NextWord(model)), new AllowedError(1e-6, 1e-6)));
        }
    }

    [Fact]
    public void Hidden_states_agree_to_what_int8_allows()
    {
        foreach (RnnModel model in OddModels.CreateAll().Where(model => Int8Graph.HasQuantizedCell(model.Shape.Cell)))
        {
            byte[] step = Int8Graph.From(OnnxGraphs.Step(model));
            SideBySide.RequireSameStates(new NaiveReader(model), "int8", step, model.Vocabulary.Count, AllowedError.Int8);
        }
    }

    /// <summary>A model of other parameters, as like this one as two models of a shape are.</summary>
    [Fact]
    public void What_int8_allows_tells_models_apart()
    {
        RnnModel model = OddModels.Create<OddLstm>();
        RnnModel other = new OddLstm(model.Vocabulary, ModelCase.Seed + 1);
        Assert.Throws<InvalidOperationException>(() => Require(model, Int8Graph.From(OnnxGraphs.NextWord(other)), AllowedError.Int8));
        Assert.Throws<InvalidOperationException>(
            () => SideBySide.RequireSameStates(new NaiveReader(model), "int8", Int8Graph.From(OnnxGraphs.Step(other)), model.Vocabulary.Count, AllowedError.Int8));
    }

    [Fact]
    public void Every_product_is_one_of_integers_and_no_weights_of_floats_are_left()
    {
        GraphProto graph = ModelProto.Parser.ParseFrom(Int8Graph.From(OnnxGraphs.NextWord(OddModels.Create<OddTiedLstm>()))).Graph;
        Assert.Equal(["DynamicQuantizeLSTM", "MatMulInteger", "MatMulInteger"], graph.Node.Select(node => node.OpType).Where(name => name is "LSTM" or "DynamicQuantizeLSTM" or "MatMul" or "MatMulInteger"));
        // What is looked up, not multiplied, is left.
        Assert.Equal(["embedding.weight"], graph.Initializer.Where(tensor => tensor.DataType == TensorProto.Types.DataType.Float && tensor.Dims.Count(size => size > 1) > 1).Select(tensor => tensor.Name));
    }

    private static void Require(RnnModel model, byte[] graph, AllowedError allowed)
    {
        using OnnxText text = new(graph, threads: 1);
        SideBySide.RequireSameSuggestions(new NaiveReader(model), "int8", new OnnxReader(text), model.Vocabulary.Count, allowed);
    }
}
