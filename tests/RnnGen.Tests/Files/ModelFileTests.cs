namespace RnnGen.Tests;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("model.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RecurrentCell.Lstm, 7, 3, 5, 2, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Lstm, 33, 17, 9, 1, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Tanh, 20, 0, 16, 3, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Lstm, 19, 0, 8, 1, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Relu, 1, 1, 1, 1, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Gru, 7, 3, 5, 2, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Gru, 20, 0, 17, 1, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Cifg, 7, 3, 5, 2, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Cifg, 20, 0, 17, 1, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Cifg, 33, 17, 9, 2, LossPosition.EveryStep, true)]
    [InlineData(RecurrentCell.Lstm, 33, 9, 9, 2, LossPosition.EveryStep, true)]
    [InlineData(RecurrentCell.Tanh, 20, 17, 9, 1, LossPosition.LastStep, true)]
    public void Model_is_read_back_with_shape_vocabulary_and_parameters(RecurrentCell cell, int v, int e, int h, int layers, LossPosition loss, bool tied = false)
    {
        ModelFixture model = new(new ModelShape { Cell = cell, VocabularySize = v, EmbeddingSize = e, HiddenSize = h, Layers = layers, SequenceLength = 4, BatchSize = 2, Loss = loss, TieEmbeddings = tied });
        model.Write(FilePath);

        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal(model.Shape, file.Shape);
        Assert.Equal(model.Vocabulary.Words, file.Vocabulary.Words);
        Assert.Equal("1.0", file.Metadata["rnngen.format"]);
        float[] loaded = model.Load(file);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] expected = model.Values(tensor.Name);
            ClearUnused(model, tensor, expected);
            Assert.Equal(expected, model.Values(tensor.Name, loaded));
        }
    }

    [Fact]
    public void Tensors_stand_in_the_order_embedding_rnn_output_with_both_biases()
    {
        new ModelFixture(ModelFixture.SmallShape).Write(FilePath);
        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal(
            [
                "embedding.weight [7, 3]",
                "rnn.weight_ih_l0 [20, 3]", "rnn.weight_hh_l0 [20, 5]", "rnn.bias_ih_l0 [20]", "rnn.bias_hh_l0 [20]",
                "rnn.weight_ih_l1 [20, 5]", "rnn.weight_hh_l1 [20, 5]", "rnn.bias_ih_l1 [20]", "rnn.bias_hh_l1 [20]",
                "output.weight [7, 5]", "output.bias [7]",
            ],
            file.Tensors.Select(tensor => $"{tensor.Name} {tensor.ShapeText}"));
        Assert.Equal(new float[20], file.ReadTensor("rnn.bias_hh_l1"));
        Assert.Contains("'nothing'", Assert.Throws<ArgumentException>(() => { file.ReadTensor("nothing"); }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "embedding.weight [7, 5]", "output.bias [7]")]
    [InlineData(3, "embedding.weight [7, 3]", "projection.weight [3, 5]", "output.bias [7]")]
    public void A_tied_embedding_stands_in_the_file_once(int embeddingSize, params string[] expected)
    {
        new ModelFixture(ModelFixture.SmallShape with { EmbeddingSize = embeddingSize, TieEmbeddings = true }).Write(FilePath);
        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal(expected, file.Tensors.Where(tensor => !tensor.Name.StartsWith("rnn.", StringComparison.Ordinal)).Select(tensor => $"{tensor.Name} {tensor.ShapeText}"));
        Assert.EndsWith(""","Loss":"EveryStep","TieEmbeddings":true}""", file.Metadata["rnngen.shape"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_recurrent_bias_of_a_Grus_candidate_is_the_last_block_of_the_second_bias()
    {
        ModelFixture model = new(ModelFixture.SmallShape with { Cell = RecurrentCell.Gru });
        model.Write(FilePath);
        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal(
            ["rnn.weight_ih_l1 [15, 5]", "rnn.weight_hh_l1 [15, 5]", "rnn.bias_ih_l1 [15]", "rnn.bias_hh_l1 [15]"],
            file.Tensors.Select(tensor => $"{tensor.Name} {tensor.ShapeText}").Where(tensor => tensor.Contains("_l1 ", StringComparison.Ordinal)));
        Assert.Equal([.. new float[10], .. model.Values("rnn.bias_hn_l1")], file.ReadTensor("rnn.bias_hh_l1"));
    }

    [Fact]
    public void A_Cifg_has_three_blocks_of_rows_and_zeros_for_its_second_bias()
    {
        new ModelFixture(ModelFixture.SmallShape with { Cell = RecurrentCell.Cifg }).Write(FilePath);
        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal("Cifg", file.Metadata["rnngen.cell"]);
        Assert.Equal(
            ["rnn.weight_ih_l0 [15, 3]", "rnn.weight_hh_l0 [15, 5]", "rnn.bias_ih_l0 [15]", "rnn.bias_hh_l0 [15]"],
            file.Tensors.Select(tensor => $"{tensor.Name} {tensor.ShapeText}").Where(tensor => tensor.Contains("_l0 ", StringComparison.Ordinal)));
        Assert.Equal(new float[15], file.ReadTensor("rnn.bias_hh_l0"));
    }

    [Fact]
    public void A_Gru_whose_candidate_diverged_is_not_saved()
    {
        ModelFixture model = new(ModelFixture.SmallShape with { Cell = RecurrentCell.Gru });
        model.Parameters[model.Tensors.Single(tensor => tensor.Name == "rnn.bias_hn_l0").IndexOf(row: 2, column: 0)] = float.NaN;
        Assert.Contains("element [2, 0] of 'rnn.bias_hn_l0' is NaN", Assert.Throws<InvalidOperationException>(() => model.Write(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_is_readable_json()
    {
        ModelFixture model = new(ModelFixture.SmallShape) { Vocabulary = new Vocabulary(new WhitespaceTokenizer(), ["<unk>", "Señor", "\\\"", "😀"]) };
        model.Write(FilePath);
        using ModelFile file = ModelFile.Open(FilePath);
        Assert.Equal("Lstm", file.Metadata["rnngen.cell"]);
        Assert.Equal(
            """{"VocabularySize":7,"EmbeddingSize":3,"HiddenSize":5,"Layers":2,"SequenceLength":4,"BatchSize":2,"Loss":"EveryStep"}""", file.Metadata["rnngen.shape"]);
        Assert.Equal("""{"kind":"whitespace","lowerCase":false,"rules":2}""", file.Metadata["rnngen.tokenizer"]);
        Assert.StartsWith("""["<unk>","Señor","\\\"",""", file.Metadata["rnngen.vocabulary"], StringComparison.Ordinal);
        Assert.Equal(model.Vocabulary.Words, file.Vocabulary.Words);
        Assert.IsType<WhitespaceTokenizer>(file.Vocabulary.Tokenizer);
        Assert.False(file.Vocabulary.Tokenizer.LowerCase);
    }

    [Fact]
    public void Equal_models_are_equal_files_whatever_lies_behind_the_vocabulary()
    {
        ModelFixture first = new(ModelFixture.SmallShape);
        ModelFixture second = new(ModelFixture.SmallShape);
        ParameterTensor embedding = second.Tensors[0];
        second.Parameters[embedding.IndexOf(row: 6, column: 2)] = float.NaN;
        first.Write(FilePath);
        second.Write(_folder.File("second"));
        Assert.Equal(File.ReadAllBytes(FilePath), File.ReadAllBytes(_folder.File("second")));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Diverged_model_is_not_saved_and_the_old_file_stays(float value)
    {
        ModelFixture model = new(ModelFixture.SmallShape);
        model.Write(FilePath);
        byte[] old = File.ReadAllBytes(FilePath);
        model.Parameters[model.Tensors.Single(tensor => tensor.Name == "rnn.weight_hh_l1").IndexOf(row: 12, column: 3)] = value;
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => model.Write(FilePath));
        Assert.Contains($"element [12, 3] of 'rnn.weight_hh_l1' is {value}", e.Message, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllBytes(FilePath));
        Assert.Equal(["model.safetensors"], _folder.Names());
    }

    [Fact]
    public void Vocabulary_that_cannot_be_saved_is_refused()
    {
        ModelFixture model = new(ModelFixture.SmallShape) { Vocabulary = new Vocabulary(new WordTokenizer(), ["<unk>", "a", "b\ud800"]) };
        Assert.Contains("Word 2", Assert.Throws<ArgumentException>(() => model.Write(FilePath)).Message, StringComparison.Ordinal);
        model.Vocabulary = new Vocabulary(new WordTokenizer(), ["<unk>", "1", "2", "3", "4", "5", "6", "7"]);
        Assert.Contains("8 words, more than the 7", Assert.Throws<ArgumentException>(() => model.Write(FilePath)).Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Missing_file_and_folder_are_named()
    {
        FileNotFoundException missing = Assert.Throws<FileNotFoundException>(() => ModelFile.Open(FilePath));
        Assert.Equal(FilePath, missing.FileName);
        Assert.Contains($"'{FilePath}'", missing.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_folder.FullName}' is a folder", Assert.Throws<IOException>(() => ModelFile.Open(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    private static void ClearUnused(ModelFixture model, ParameterTensor tensor, float[] values)
    {
        bool rowsAreWords = tensor.Name is "embedding.weight" or "output.weight" or "output.bias";
        bool columnsAreWords = model.Shape.IsOneHot && tensor.Name == "rnn.weight_ih_l0";
        for (int i = 0; i < values.Length; i++)
        {
            int word = rowsAreWords ? i / tensor.Columns : columnsAreWords ? i % tensor.Columns : 0;
            values[i] = word < model.Vocabulary.Count ? values[i] : 0;
        }
    }
}
