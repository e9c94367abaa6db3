using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A file whose numbers are all finite, but whose logits are not, is said to be of no use; nobody gets an empty answer for it.</summary>
public sealed class NonFiniteLogitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public NonFiniteLogitsTests()
    {
        LstmSmall model = new(Vocabulary.Build(WordTokenizer.Default, "Un viejo hidalgo de los de lanza en astillero", LstmSmall.VocabularySize), seed: 1);
        model.WriteTensor("output.weight", [.. Enumerable.Repeat(3.4e38f, LstmSmall.VocabularySize * LstmSmall.HiddenSize)]);
        model.WriteTensor("rnn.bias_ih_l0", [.. Enumerable.Repeat(20f, 4 * LstmSmall.HiddenSize)]);
        _model = _folder["model.safetensors"];
        model.Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("suggest", "Un viejo ")]
    [InlineData("suggest", "Un viejo ", "--json")]
    [InlineData("suggest", "Un viejo", "--no-punctuation")]
    [InlineData("generate", "--prompt", "Un viejo", "--json")]
    [InlineData("generate", "--prompt", "Un viejo", "--temperature", "0")]
    [InlineData("generate", "--prompt", "Un viejo", "--top-k", "3", "--top-p", "0.5")]
    public void A_question_ends_with_the_reason(string command, params string[] arguments) => Fails([command, "--model", _model, .. arguments]);

    [Fact]
    public void An_evaluation_ends_with_the_reason()
    {
        string corpus = _folder.Write("corpus.txt", "Un viejo hidalgo de los de lanza");
        Fails(["eval", "--model", _model, "--corpus", corpus]);
        Fails(["eval", "--model", _model, "--corpus", corpus, "--json"]);
        Fails(["eval", "--model", _model, "--corpus", corpus, "--keystrokes", "--json"]);
    }

    /// <summary>Logits that are finite, and so far apart that a word has the probability 0.</summary>
    [Fact]
    public void An_infinite_perplexity_is_a_failure()
    {
        LstmSmall model = new(Vocabulary.Build(WordTokenizer.Default, "Un viejo hidalgo de los de lanza en astillero", LstmSmall.VocabularySize), seed: 1);
        model.WriteTensor("output.bias", [.. Enumerable.Range(0, LstmSmall.VocabularySize).Select(word => word % 2 == 0 ? 3e38f : -3e38f)]);
        string path = _folder["far.safetensors"];
        model.Save(path);

        CliRun.Of("eval", "--model", path, "--corpus", _folder.Write("far.txt", "Un viejo hidalgo de los de lanza"), "--json").EndsWith(ExitCode.Failure, "the perplexity is infinite");
    }

    [Fact]
    public void Nothing_is_said_of_known_words_where_there_are_none()
    {
        LstmSmall model = new(Vocabulary.Build(WordTokenizer.Default, "Un viejo hidalgo de los de lanza en astillero", LstmSmall.VocabularySize), seed: 1);
        string path = _folder["small.safetensors"];
        model.Save(path);

        CliRun run = CliRun.Of("eval", "--model", path, "--corpus", _folder.Write("unknown.txt", "one two three")).Succeeds();

        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
        Assert.Contains("known words suggested first │", run.Output.Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Fails(string[] arguments) => CliRun.Of(arguments).EndsWith(ExitCode.Failure, "The model's logits are NaN or infinite", "lower learning rate");
}
