using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_class_of_a_model_is_written_without_what_the_attribute_says_by_itself()
    {
        string path = _folder["my-book.safetensors"];
        new TinyLstm(Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4)).Save(path);
        Assert.Equal(
            $"""
            using RnnGen;

            [RnnModel(RecurrentCell.Lstm, VocabularySize = {TinyLstm.VocabularySize}, EmbeddingSize = {TinyLstm.EmbeddingSize}, HiddenSize = {TinyLstm.HiddenSize}, Layers = 2, SequenceLength = {TinyLstm.SequenceLength}, BatchSize = {TinyLstm.BatchSize})]
            public sealed partial class MyBookModel;

            """,
            CliRun.Of("new", "--from", path).Succeeds().Output);
    }

    [Theory]
    [InlineData("my-book.safetensors", "MyBookModel")]
    [InlineData("1984.safetensors", "Model1984Model")]
    [InlineData("élan vital.safetensors", "ÉlanVitalModel")]
    [InlineData("....safetensors", "Model")]
    public void The_class_is_named_after_the_file(string file, string expected)
    {
        string path = _folder[file];
        new OddModel(Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4)).Save(path);
        Assert.Equal(expected, CliRun.Of("new", "--from", path, "--json").Succeeds().Json().GetProperty("className").GetString());
        Assert.Contains("class Other;", CliRun.Of("new", "--from", path, "--name", "Other").Succeeds().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("a b")]
    [InlineData("1a")]
    public void A_name_that_no_class_can_have_is_wrong_usage(string name) => CliRun.Of("new", "--from", "m", "--name", name).EndsWith(ExitCode.Usage, "--name must be a C# identifier");

    [Fact]
    public void What_is_written_compiles_to_the_shape_of_the_file()
    {
        foreach (ModelShape shape in (ModelShape[])
        [
            new ModelShape { Cell = RecurrentCell.Cifg, VocabularySize = 9, HiddenSize = 3, EmbeddingSize = 5, TieEmbeddings = true, Layers = 2, SequenceLength = 4, BatchSize = 2 },
            new ModelShape { Cell = RecurrentCell.Gru, VocabularySize = 7, HiddenSize = 2, Loss = LossPosition.LastStep, SequenceLength = 3, BatchSize = 5 },
        ])
        {
            Assert.Equal(shape, ModelClasses.Of(shape, static _ => { }).Shape);
        }
    }
}
