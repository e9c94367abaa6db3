using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class NeighboursTests : IDisposable
{
    private static readonly Vocabulary Words = Vocabulary.Build(WordTokenizer.Default, "a b c d", maxSize: 5);

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public NeighboursTests() => _path = _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_nearest_words_are_those_whose_embeddings_point_the_same_way()
    {
        TinyLstm model = new(Words);
        model.WriteTensor("embedding.weight", EmbeddingOf(("a", 1, 0), ("b", 0, 3), ("c", -2, 0), ("d", 5, 5)));
        model.Save(_path);

        JsonElement neighbours = Inspect("A,b");
        Assert.Equal(["a", "b"], neighbours.EnumerateArray().Select(word => word.GetProperty("word").GetString()));
        Assert.Equal([("d", 0.7071), ("b", 0), ("c", -1)], Of(neighbours[0]));
        Assert.Equal("d", Of(neighbours[1])[0].Word);
        Assert.Contains("0.707  d", CliRun.Of("inspect", _path, "--neighbours", "a").Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_one_hot_input_the_columns_of_Wxh_stand_for_embeddings()
    {
        OddModel model = new(Words);
        float[] columns = new float[OddModel.HiddenSize * OddModel.VocabularySize];
        (int a, int b, int c) = (Words.IndexOf("a"), Words.IndexOf("b"), Words.IndexOf("c"));
        (columns[a], columns[b], columns[OddModel.VocabularySize + c]) = (2, 1, 1);
        model.WriteTensor("rnn.weight_ih_l0", columns);
        model.Save(_path);

        // d has no column but zeros, which point nowhere.
        Assert.Equal([("b", 1), ("c", 0)], Of(Inspect("a")[0]));
    }

    [Fact]
    public void A_word_that_the_model_does_not_know_is_named()
    {
        new TinyLstm(Words).Save(_path);
        CliRun.Of("inspect", _path, "--neighbours", "a,xyzzy").EndsWith(ExitCode.Failure, "does not know", "xyzzy");
        CliRun.Of("inspect", _path, "--neighbours", "a b").EndsWith(ExitCode.Failure, "'a b' is not a single word");
        CliRun.Of("inspect", _path, "--neighbours", ",").EndsWith(ExitCode.Usage, "--neighbours");
    }

    private JsonElement Inspect(string words) => CliRun.Of("inspect", _path, "--neighbours", words, "--json").Succeeds().Json().GetProperty("neighbours");

    private static (string Word, double Similarity)[] Of(JsonElement word) =>
    [
        .. word.GetProperty("neighbours").EnumerateArray().Select(neighbour => (neighbour.GetProperty("word").GetString()!, Math.Round(neighbour.GetProperty("similarity").GetDouble(), 4))),
    ];

    private static float[] EmbeddingOf(params (string Word, float X, float Y)[] rows)
    {
        float[] values = new float[TinyLstm.VocabularySize * TinyLstm.EmbeddingSize];
        foreach ((string word, float x, float y) in rows)
        {
            int row = Words.IndexOf(word) * TinyLstm.EmbeddingSize;
            (values[row], values[row + 1]) = (x, y);
        }

        return values;
    }
}
