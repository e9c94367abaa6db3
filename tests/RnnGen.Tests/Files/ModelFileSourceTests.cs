namespace RnnGen.Tests;

/// <summary>A model file may come from a path, a stream or memory.</summary>
public sealed class ModelFileSourceTests
{
    private readonly ModelFixture _model = new(ModelFixture.SmallShape);
    private readonly byte[] _bytes;

    public ModelFileSourceTests() => _bytes = new EditableModelFile(_model).Original;

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_stays_open()
    {
        using MemoryStream stream = new([1, 2, 3, .. _bytes]) { Position = 3 };
        using (ModelFile file = ModelFile.Open(stream))
        {
            Assert.Equal("(stream)", file.Path);
            Assert.Equal(_model.Load(ModelFile.Open(_bytes)), _model.Load(file));
            Assert.Equal(20, file.ReadTensor("rnn.bias_ih_l0").Length);
        }

        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_loaded_once()
    {
        using ModelFile file = ModelFile.Open(new UnseekableStream(_bytes));
        Assert.Equal(_model.Load(ModelFile.Open(_bytes)), _model.Load(file));
        Assert.Contains("cannot be read again", Assert.Throws<InvalidOperationException>(file.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_found_truncated_or_too_long()
    {
        for (int length = 0; length < _bytes.Length; length += 7)
        {
            Assert.Throws<InvalidModelFileException>(() => { _model.Load(ModelFile.Open(new UnseekableStream(_bytes[..length]))); });
        }

        InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(() => { _model.Load(ModelFile.Open(new UnseekableStream([.. _bytes, 0]))); });
        Assert.Contains("more than the", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_read_where_it_lies()
    {
        byte[] larger = [9, 9, .. _bytes, 9];
        using ModelFile file = ModelFile.Open(larger.AsMemory(2, _bytes.Length));
        Assert.Equal("(memory)", file.Path);
        Assert.Equal(_model.Load(ModelFile.Open(_bytes)), _model.Load(file));
        Assert.Throws<InvalidModelFileException>(() => { ModelFile.Open(larger.AsMemory(1)); });
    }

    [Fact]
    public void An_equal_copy_of_tied_embeddings_is_accepted_and_another_matrix_is_not()
    {
        ModelFixture tied = new(ModelFixture.SmallShape with { EmbeddingSize = 5, TieEmbeddings = true });
        EditableModelFile file = new(tied);
        (_, IReadOnlyList<int> shape, float[] values) = file.Tensors[file.IndexOf("embedding.weight")];
        file.Tensors.Add(("output.weight", shape, values));
        Assert.Equal(tied.Load(new EditableModelFile(tied).Read()), tied.Load(file.Read()));

        file.Tensors[^1] = ("output.weight", shape, [.. values.Select(value => value + 1)]);
        Assert.Contains("tied, but 'output.weight' is a different matrix", Assert.Throws<InvalidModelFileException>(() => { file.Read(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokenizer_that_RnnGen_does_not_have_is_given()
    {
        EditableModelFile file = new(_model);
        file.Metadata["rnngen.tokenizer"] = """{"kind":"mine","lowerCase":false}""";
        InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(() => { file.Read(); });
        Assert.Contains("kind 'mine', which RnnGen does not have. Pass the tokenizer to ModelFile.Open", e.Message, StringComparison.Ordinal);

        e = Assert.Throws<InvalidModelFileException>(() => { _ = ModelFile.Open(_bytes, new WhitespaceTokenizer()).Vocabulary; });
        Assert.Contains("kind 'word' with LowerCase = True, but one of kind 'whitespace' with LowerCase = False is given", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_file_says_so()
    {
        ModelFile file = ModelFile.Open(_bytes);
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(file.Verify);
        Assert.Throws<ObjectDisposedException>(() => { file.ReadTensor("output.bias"); });
        Assert.Throws<ObjectDisposedException>(() => { _model.Load(file); });
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_saved()
    {
        _model.Vocabulary = new Vocabulary(new WordTokenizer(), ["<unk>", new string('a', 257)]);
        Assert.Contains("257 characters", Assert.Throws<ArgumentException>(() => { Save(); }).Message, StringComparison.Ordinal);
        _model.Vocabulary = new Vocabulary(new Named("x\ud800"), ["<unk>"]);
        Assert.Contains("ASCII", Assert.Throws<ArgumentException>(() => { Save(); }).Message, StringComparison.Ordinal);
        _model.Vocabulary = new Vocabulary(new Named(null!), ["<unk>"]);
        Assert.Contains("ASCII", Assert.Throws<ArgumentException>(() => { Save(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_that_overflow_are_refused()
    {
        EditableModelFile file = new(_model);
        file.Metadata["rnngen.shape"] = file.Metadata["rnngen.shape"].Replace("\"HiddenSize\":5", "\"HiddenSize\":1073741824", StringComparison.Ordinal);
        Assert.Contains("HiddenSize is 1073741824, too large", Assert.Throws<InvalidModelFileException>(() => { file.Read(); }).Message, StringComparison.Ordinal);
    }

    private void Save()
    {
        using MemoryStream stream = new();
        new ModelFileWriter(_model.Shape, _model.Tensors, _model.Parameters, _model.Vocabulary).Write(stream);
    }

    private sealed class Named(string kind) : TextTokenizer(lowerCase: false)
    {
        public override string Kind => kind;

        protected override int TokenLength(ReadOnlySpan<char> text) => 1;
    }

    [Fact]
    public void Names_and_shapes_follow_from_the_sizes_alone()
    {
        foreach (RecurrentCell cell in Enum.GetValues<RecurrentCell>())
        {
            foreach ((int e, bool tied) in ((int, bool)[])[(0, false), (3, false), (3, true), (5, true)])
            {
                ModelShape shape = ModelFixture.SmallShape with { Cell = cell, EmbeddingSize = e, TieEmbeddings = tied };
                Assert.Equal(
                    ModelTensors.Of(new ModelFixture(shape).Tensors).Select(tensor => $"{tensor.Name} {SafetensorsTensor.Format(tensor.Shape)}").Order(),
                    ModelTensors.Of(shape).Select(tensor => $"{tensor.Key} {SafetensorsTensor.Format(tensor.Value)}").Order());
            }
        }
    }
}
