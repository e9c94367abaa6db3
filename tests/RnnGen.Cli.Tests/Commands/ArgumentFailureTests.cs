using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Values at and beyond the edge of what the library takes: each command line ends well, or with a message for people.</summary>
public sealed class ArgumentFailureTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("suggest", "--ban", "", "un")]
    [InlineData("suggest", "--ban", "a b", "un")]
    [InlineData("suggest", "--top", "2147483647", "un")]
    [InlineData("suggest", "--ban", "\uD800", "\uD800")]
    [InlineData("generate", "--words", "2147483647")]
    [InlineData("generate", "--words", "2", "--top-k", "2147483647")]
    [InlineData("generate", "--words", "2", "--temperature", "1e-45")]
    [InlineData("generate", "--words", "2", "--temperature", "3e38")]
    [InlineData("generate", "--words", "2", "--top-p", "1e-45")]
    [InlineData("generate", "--words", "2", "--repetition-penalty", "1e-45", "--prompt", "un un")]
    [InlineData("generate", "--words", "2", "--repetition-penalty", "3e38", "--prompt", "un un")]
    [InlineData("generate", "--words", "2", "--prompt", "\uD800")]
    [InlineData("export", "--head", "most-probable", "--top", "2147483647")]
    [InlineData("export", "--head", "most-probable", "--top", "1")]
    [InlineData("inspect", "--neighbours", "un viejo")]
    [InlineData("inspect", "--neighbours", "\uD800")]
    [InlineData("inspect", "--neighbours", "<unk>")]
    [InlineData("train", "--threads", "2147483647")]
    [InlineData("train", "--threads", "1000")]
    [InlineData("train", "--sampled-words", "16")]
    [InlineData("train", "--sampled-words", "2147483632")]
    [InlineData("train", "--weight-decay", "1e308")]
    [InlineData("train", "--learning-rate", "1e-45")]
    [InlineData("train", "--learning-rate", "3e38")]
    [InlineData("train", "--clip", "1e-45")]
    [InlineData("train", "--clip-value", "1e-45")]
    [InlineData("train", "--dropout", "0.99999994")]
    [InlineData("train", "--word-dropout", "0.99999994")]
    [InlineData("train", "--weight-dropout", "0.99999994")]
    [InlineData("train", "--ar", "3e38")]
    [InlineData("train", "--tar", "3e38")]
    [InlineData("train", "--average", "ema:0.9999999999999999")]
    [InlineData("train", "--average", "nt-asgd:1000")]
    [InlineData("train", "--teacher", "kn7")]
    [InlineData("train", "--schedule", "step:1:1e308")]
    [InlineData("train", "--schedule", "cosine:5")]
    [InlineData("train", "--schedule", "plateau:0.5:2147483647")]
    [InlineData("train", "--warm-up", "2147483647")]
    [InlineData("train", "--tokenizer", "whitespace")]
    [InlineData("train", "--valid", "\0")]
    [InlineData("eval", "--corpus", "\0")]
    [InlineData("eval-baseline", "--vocabulary-size", "2147483647")]
    [InlineData("eval-baseline", "--vocabulary-size", "2")]
    public void No_message_names_a_parameter_or_an_exception(string command, params string[] arguments)
    {
        CliRun run = CliRun.Of([.. Beginning(command), .. arguments]);

        Assert.InRange(run.ExitCode, ExitCode.Success, ExitCode.Usage);
        Assert.DoesNotContain("(Parameter", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Actual value", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_parameter_is_cut_off_with_what_follows_it()
    {
        Assert.Equal("It is wrong.", ExceptionText.Of(new ArgumentException("It is wrong.", "words")));
        Assert.Equal("It is 3.", ExceptionText.Of(new ArgumentOutOfRangeException("count", 3, "It is 3.")));
        Assert.Equal("It is wrong.", ExceptionText.Of(new AggregateException(new ArgumentException("It is wrong.", "words"))));
        Assert.Equal("It is (Parameter 'x') wrong.", ExceptionText.Of(new IOException("It is (Parameter 'x') wrong.")));
        Assert.Equal("It is wrong.", ExceptionText.Of(new ArgumentException("It is wrong.")));
    }

    [Fact]
    public void A_penalty_without_a_meaning_is_said_to_be_out_of_range() =>
        CliRun.Of([.. Beginning("generate"), "--repetition-penalty", "1e-45"]).EndsWith(ExitCode.Usage, "--repetition-penalty must be a number from 0.001 to 1000", "1e-45");

    [Fact]
    public void A_run_whose_perplexity_was_never_finite_saves_nothing_and_fails()
    {
        string model = _folder.Write("model.safetensors", "old");
        string log = _folder["run.jsonl"];
        string corpus = _folder.Write("corpus.txt", string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"w{i * i % 97}")));
        CliRun run = CliRun.Of("train", "--corpus", corpus, "--preset", "lstm-small", "--out", model, "--epochs", "1", "--learning-rate", "1e6", "--log", log);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("never finite, so nothing is saved", run.Error, StringComparison.Ordinal);
        Assert.Contains("Lower the learning rate, or clip at a smaller norm", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", run.Output, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(model));
        Assert.Equal(EndReason.Diverged, LogReader.Read(log).End?.Reason);
    }

    private string[] Beginning(string command) => command switch
    {
        "inspect" => ["inspect", small.Path],
        "export" => ["export", "--model", small.Path, "--to", "onnx", "--out", _folder["model.onnx"]],
        "train" => ["train", "--corpus", small.Corpus, "--preset", "lstm-small", "--out", _folder["model.safetensors"], "--epochs", "1"],
        "eval-baseline" => ["eval", "--baseline", "kn3", "--corpus", small.Corpus],
        _ => [command, "--model", small.Path],
    };
}
