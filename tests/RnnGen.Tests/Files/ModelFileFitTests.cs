namespace RnnGen.Tests;

/// <summary>A file loads into the model it was written from; of any other, the first thing that differs is named with both values.</summary>
public sealed class ModelFileFitTests
{
    private readonly ModelFixture _model = new(ModelFixture.SmallShape);

    public static TheoryData<ModelShape, string> OtherShapes => new()
    {
        { ModelFixture.SmallShape with { Cell = RecurrentCell.Tanh }, "Cell = Lstm, but Cell = Tanh is expected" },
        { ModelFixture.SmallShape with { Cell = RecurrentCell.Cifg }, "Cell = Lstm, but Cell = Cifg is expected" },
        { ModelFixture.SmallShape with { VocabularySize = 8 }, "VocabularySize = 7, but VocabularySize = 8 is expected" },
        { ModelFixture.SmallShape with { EmbeddingSize = 0 }, "EmbeddingSize = 3, but EmbeddingSize = 0 is expected" },
        { ModelFixture.SmallShape with { HiddenSize = 6, Layers = 1 }, "HiddenSize = 5, but HiddenSize = 6 is expected" },
        { ModelFixture.SmallShape with { Layers = 1 }, "Layers = 2, but Layers = 1 is expected" },
        { ModelFixture.SmallShape with { Loss = LossPosition.LastStep }, "Loss = EveryStep, but Loss = LastStep is expected" },
        { ModelFixture.SmallShape with { TieEmbeddings = true }, "TieEmbeddings = False, but TieEmbeddings = True is expected" },
    };

    [Theory]
    [MemberData(nameof(OtherShapes))]
    public void First_field_that_differs_is_named(ModelShape other, string message)
    {
        ModelFixture target = new(other);
        AssertInvalid(() => target.Load(new EditableModelFile(_model).Read()), message);
    }

    [Fact]
    public void Sizes_of_training_may_differ()
    {
        ModelFixture target = new(ModelFixture.SmallShape with { SequenceLength = 35, BatchSize = 20 });
        target.Load(new EditableModelFile(_model).Read());
    }

    [Fact]
    public void Length_of_the_ngrams_matters()
    {
        ModelShape shape = ModelFixture.SmallShape with { Loss = LossPosition.LastStep };
        ModelFile file = new EditableModelFile(new ModelFixture(shape)).Read();
        new ModelFixture(shape with { BatchSize = 9 }).Load(file);
        AssertInvalid(() => new ModelFixture(shape with { SequenceLength = 3 }).Load(file), "SequenceLength = 4, but SequenceLength = 3 is expected");
    }

    [Theory]
    [InlineData("rnn.bias_hh_l1", "tensor 'rnn.bias_hh_l1' [20] is missing")]
    [InlineData("output.weight", "tensor 'output.weight' [7, 5] is missing")]
    public void Missing_tensor_is_named(string name, string message)
    {
        EditableModelFile file = new(_model);
        file.Tensors.RemoveAt(file.IndexOf(name));
        AssertInvalid(() => _model.Load(file.Read()), message);
    }

    [Fact]
    public void Tensor_too_many_is_named()
    {
        EditableModelFile file = new(_model);
        file.Tensors.Add(("attention.weight", [1], [1f]));
        AssertInvalid(() => _model.Load(file.Read()), "it holds a tensor that the model does not have: 'attention.weight'");
    }

    [Fact]
    public void Tensor_of_another_shape_is_named()
    {
        EditableModelFile file = new(_model);
        int index = file.IndexOf("rnn.weight_ih_l0");
        file.Tensors[index] = file.Tensors[index] with { Shape = [3, 20] };
        AssertInvalid(() => _model.Load(file.Read()), "tensor 'rnn.weight_ih_l0' has the shape [3, 20], but [20, 3] is expected");
    }

    [Fact]
    public void Biases_whose_sum_overflows_are_named()
    {
        EditableModelFile file = new(_model);
        file.Tensors[file.IndexOf("rnn.bias_ih_l0")].Values[3] = float.MaxValue;
        file.Tensors[file.IndexOf("rnn.bias_hh_l0")].Values[3] = float.MaxValue;
        AssertInvalid(() => _model.Load(file.Read()), "the sum of 'rnn.bias_ih_l0' and 'rnn.bias_hh_l0' is not finite at element 3");
    }

    private static void AssertInvalid(Action load, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidModelFileException>(load).Message, StringComparison.Ordinal);
}
