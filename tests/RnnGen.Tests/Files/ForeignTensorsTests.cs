namespace RnnGen.Tests;

/// <summary>Tensors of another program become a model file without a class of its shape.</summary>
public sealed class ForeignTensorsTests
{
    private static readonly ModelShape Tied = new() { Cell = RecurrentCell.Gru, VocabularySize = 7, EmbeddingSize = 3, HiddenSize = 5, Layers = 2, TieEmbeddings = true };

    /// <summary>The same bytes as a model that was trained here: what is written is read, and written again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_tensors_of_a_file_make_the_same_file(bool tied)
    {
        ModelFixture model = new(tied ? Tied : ModelFixture.SmallShape);
        byte[] saved = new ModelFileWriter(model.Shape, model.Tensors, model.Parameters, model.Vocabulary).Write().ToArray();
        using ModelFile file = ModelFile.Open(saved);

        Assert.Equal(saved, ModelFile.FromTensors(file.Shape, file.Vocabulary, TensorsOf(file)).ToArray());
    }

    [Fact]
    public void Two_biases_are_summed_and_rows_beyond_the_words_are_zeros()
    {
        Dictionary<string, float[]> tensors = Tensors(out ModelShape shape, out Vocabulary vocabulary);
        tensors["rnn.bias_ih_l1"] = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        tensors["rnn.bias_hh_l1"] = [.. Enumerable.Repeat(0.5f, 20)];
        Array.Fill(tensors["output.bias"], 3);

        using ModelFile file = ModelFile.Open(ModelFile.FromTensors(shape, vocabulary, tensors));
        file.Verify();
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => i + 0.5f)], file.ReadTensor("rnn.bias_ih_l1"));
        Assert.Equal(new float[20], file.ReadTensor("rnn.bias_hh_l1"));
        Assert.Equal([3, 3, 3, 3, 3, 0, 0], file.ReadTensor("output.bias"));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Dictionary<string, float[]> tensors = Tensors(out ModelShape shape, out Vocabulary vocabulary);
        Fails("The tensor 'output.bias' has 6 elements, but [7] is expected.", changed => changed["output.bias"] = new float[6]);
        Fails("The tensor 'rnn.bias_hh_l0' [20] is missing.", changed => changed.Remove("rnn.bias_hh_l0"));
        Fails("There is no tensor 'projection.weight' in a model of this shape.", changed => changed.Add("projection.weight", new float[15]));
        Assert.Contains("more than the 2", Assert.Throws<ArgumentException>(() => ModelFile.FromTensors(new ModelShape { Cell = shape.Cell, VocabularySize = 2, HiddenSize = 1 }, vocabulary, OneUnit())).Message, StringComparison.Ordinal);

        void Fails(string message, Action<Dictionary<string, float[]>> change)
        {
            Dictionary<string, float[]> changed = new(tensors);
            change(changed);
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => ModelFile.FromTensors(shape, vocabulary, changed)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_named()
    {
        Dictionary<string, float[]> tensors = Tensors(out ModelShape shape, out Vocabulary vocabulary);
        tensors["output.bias"][2] = float.NaN;
        Assert.Contains("element 2 of tensor 'output.bias' is NaN", Assert.Throws<InvalidModelFileException>(() => ModelFile.FromTensors(shape, vocabulary, tensors)).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, float[]> Tensors(out ModelShape shape, out Vocabulary vocabulary)
    {
        ModelFixture model = new(ModelFixture.SmallShape);
        (shape, vocabulary) = (model.Shape, model.Vocabulary);
        using ModelFile file = ModelFile.Open(new ModelFileWriter(model.Shape, model.Tensors, model.Parameters, model.Vocabulary).Write());
        return TensorsOf(file);
    }

    private static Dictionary<string, float[]> TensorsOf(ModelFile file) => file.Tensors.ToDictionary(tensor => tensor.Name, tensor => file.ReadTensor(tensor.Name));

    private static Dictionary<string, float[]> OneUnit() => new()
    {
        ["rnn.weight_ih_l0"] = new float[8],
        ["rnn.weight_hh_l0"] = new float[4],
        ["rnn.bias_ih_l0"] = new float[4],
        ["rnn.bias_hh_l0"] = new float[4],
        ["output.weight"] = new float[2],
        ["output.bias"] = new float[2],
    };
}
