namespace RnnGen.Tests;

public sealed class ModelFileMetadataTests
{
    private const string ValidShape = """{"VocabularySize":7,"EmbeddingSize":3,"HiddenSize":5,"Layers":2,"SequenceLength":4,"BatchSize":2,"Loss":"EveryStep"}""";

    private readonly EditableModelFile _file = new(new ModelFixture(ModelFixture.SmallShape));

    [Theory]
    [InlineData("rnngen.format", "2.0", "the file has format 2.0, but this version of RnnGen reads format 1.x. Read it with a newer version")]
    [InlineData("rnngen.format", "0.9", "the file has format 0.9")]
    [InlineData("rnngen.format", "one", "'rnngen.format' is 'one'")]
    [InlineData("rnngen.cell", "Transformer", "'rnngen.cell' is 'Transformer'; known values are Tanh, Relu, Lstm, Gru")]
    [InlineData("rnngen.cell", "2", "'rnngen.cell' is '2'")]
    [InlineData("rnngen.shape", "[]", "'rnngen.shape' cannot be read")]
    [InlineData("rnngen.shape", "null", "'rnngen.shape' is null")]
    [InlineData("rnngen.shape", """{"VocabularySize":7}""", "HiddenSize")]
    [InlineData("rnngen.tokenizer", """{"kind":"bytes","lowerCase":true}""", "'bytes'")]
    [InlineData("rnngen.tokenizer", """{"kind":null,"lowerCase":true}""", "'rnngen.tokenizer' cannot be read")]
    [InlineData("rnngen.tokenizer", """{"kind":"word"}""", "lowerCase")]
    [InlineData("rnngen.vocabulary", """["a","b"]""", "'a'")]
    [InlineData("rnngen.vocabulary", """["<unk>","a","a"]""", "'a'")]
    [InlineData("rnngen.vocabulary", """["<unk>",""]""", "Word 1")]
    [InlineData("rnngen.vocabulary", """["<unk>",null]""", "'rnngen.vocabulary': word 1 is not a string")]
    [InlineData("rnngen.vocabulary", """["<unk>","\ud800"]""", "'rnngen.vocabulary' cannot be read")]
    [InlineData("rnngen.vocabulary", "[]", "empty")]
    [InlineData("rnngen.vocabulary", """["<unk>",1]""", "'rnngen.vocabulary': word 1 is not a string")]
    [InlineData("rnngen.vocabulary", """{"<unk>":0}""", "'rnngen.vocabulary': it is not an array")]
    [InlineData("rnngen.vocabulary", """["<unk>"] x""", "'rnngen.vocabulary' cannot be read")]
    [InlineData("rnngen.vocabulary", """["<unk>","1","2","3","4","5","6","7"]""", "metadata 'rnngen.vocabulary': it is not within the VocabularySize of 7 words")]
    [InlineData("rnngen.checksum", "xxh3:0123456789abcdef", "it was saved with xxh3:0123456789abcdef")]
    public void Wrong_metadata_is_explained(string key, string value, string message)
    {
        _file.Metadata[key] = value;
        AssertInvalid(message);
    }

    [Theory]
    [InlineData("\"HiddenSize\":5", "\"HiddenSize\":-3", "HiddenSize is -3, outside [1, 2147483647]")]
    [InlineData("\"VocabularySize\":7", "\"VocabularySize\":0", "VocabularySize is 0")]
    [InlineData("\"Layers\":2", "\"Layers\":2000000000", "Layers is 2000000000, outside [1, 4]")]
    [InlineData("\"BatchSize\":2", "\"BatchSize\":3000000000", "BatchSize")]
    [InlineData("\"Loss\":\"EveryStep\"", "\"Loss\":\"Never\"", "Loss' is 'Never'; known values are EveryStep, LastStep")]
    [InlineData("\"Loss\":\"EveryStep\"", "\"Loss\":\"EveryStep\",\"Attention\":true", "Attention")]
    [InlineData("\"Loss\":\"EveryStep\"", "\"Loss\":\"EveryStep\",\"TieEmbeddings\":1", "TieEmbeddings")]
    [InlineData("3,\"HiddenSize\":5", "0,\"HiddenSize\":5,\"TieEmbeddings\":true", "TieEmbeddings is true, but there is no embedding")]
    [InlineData("\"Layers\":2", "\"Layers\":2,\"Layers\":1", "Layers")]
    public void Wrong_field_of_the_shape_is_named(string part, string replacement, string message)
    {
        _file.Metadata["rnngen.shape"] = ValidShape.Replace(part, replacement, StringComparison.Ordinal);
        AssertInvalid(message);
    }

    /// <summary>Files from before embeddings could be tied say nothing of it.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData(",\"TieEmbeddings\":false", false)]
    [InlineData(",\"TieEmbeddings\":true", true)]
    public void Embeddings_are_tied_only_where_the_file_says_so(string field, bool expected)
    {
        _file.Metadata["rnngen.shape"] = ValidShape.Replace("}", field + "}", StringComparison.Ordinal);
        if (expected)
        {
            _file.Tensors[_file.IndexOf("output.weight")] = ("projection.weight", [3, 5], new float[15]);
        }

        Assert.Equal(expected, _file.Read().Shape.TieEmbeddings);
    }

    /// <summary>A misspelt check sum would check nothing. What other programs say of a file is theirs, and a later format may say more.</summary>
    [Fact]
    public void Metadata_of_ours_that_is_not_read_is_refused()
    {
        _file.Metadata["format"] = "pt";
        Assert.Equal("pt", _file.Read().Metadata["format"]);

        _file.Metadata["rnngen.checksun"] = "xxh3:0123456789abcdef";
        AssertInvalid("it has metadata 'rnngen.checksun', which format 1.0 does not know");

        _file.Metadata["rnngen.format"] = "1.1";
        Assert.Equal("xxh3:0123456789abcdef", _file.Read().Metadata["rnngen.checksun"]);
    }

    [Theory]
    [InlineData("rnngen.format")]
    [InlineData("rnngen.cell")]
    [InlineData("rnngen.shape")]
    [InlineData("rnngen.tokenizer")]
    [InlineData("rnngen.vocabulary")]
    public void Missing_metadata_is_named(string key)
    {
        _file.Metadata.Remove(key);
        AssertInvalid($"it has no metadata '{key}'");
    }

    [Fact]
    public void Later_minor_format_and_foreign_metadata_are_read()
    {
        _file.Metadata["rnngen.format"] = "1.7";
        _file.Metadata["author"] = "somebody";
        Assert.Equal("somebody", _file.Read().Metadata["author"]);
    }

    [Fact]
    public void Number_that_is_not_finite_is_named()
    {
        _file.Tensors[_file.IndexOf("output.bias")].Values[4] = float.PositiveInfinity;
        AssertInvalid($"element 4 of tensor 'output.bias' is {float.PositiveInfinity}");
    }

    private void AssertInvalid(string message) =>
        Assert.Contains(message, Assert.Throws<InvalidModelFileException>(() => { _file.Read(); }).Message, StringComparison.Ordinal);
}
