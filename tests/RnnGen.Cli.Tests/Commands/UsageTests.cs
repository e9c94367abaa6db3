namespace RnnGen.Tests;

public sealed class UsageTests
{
    private static readonly string[] Train = ["train", "--corpus", "c.txt", "--preset", "lstm-small", "--out", "m.safetensors"];

    [Theory]
    [InlineData("--epochs", "-3")]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "many")]
    [InlineData("--epochs", "1,000")]
    [InlineData("--epochs", "1e3")]
    [InlineData("--seed", "1,5")]
    [InlineData("--epochs", "99999999999")]
    [InlineData("--seed", "-1")]
    [InlineData("--learning-rate", "0")]
    [InlineData("--learning-rate", "0,001")]
    [InlineData("--learning-rate", "-0.1")]
    [InlineData("--learning-rate", "NaN")]
    [InlineData("--learning-rate", "Infinity")]
    [InlineData("--clip", "0")]
    [InlineData("--clip", "NaN")]
    [InlineData("--threads", "-1")]
    [InlineData("--threads", "both")]
    [InlineData("--threads", "257")]
    [InlineData("--sampled-words", "-16")]
    [InlineData("--sampled-words", "24")]
    [InlineData("--mode", "backwards")]
    [InlineData("--tokenizer", "bytes")]
    [InlineData("--depth", "3")]
    public void Values_outside_their_range_are_wrong_usage(string option, string value) =>
        CliRun.Of([.. Train, option, value]).EndsWith(Cli.ExitCode.Usage, value);

    [Fact]
    public void An_unknown_preset_is_wrong_usage_and_the_known_ones_are_listed() =>
        CliRun.Of("train", "--corpus", "c.txt", "--preset", "lstm-huge", "--out", "m").EndsWith(Cli.ExitCode.Usage, "lstm-huge", "lstm-small", "lstm-ngram");

    [Theory]
    [InlineData("--corpus")]
    [InlineData("--valid")]
    [InlineData("--out")]
    public void An_empty_path_is_wrong_usage(string option)
    {
        Dictionary<string, string> paths = new() { ["--corpus"] = "c.txt", ["--out"] = "m", [option] = "" };
        CliRun.Of(["train", "--preset", "lstm-small", .. paths.SelectMany(path => new[] { path.Key, path.Value })]).EndsWith(Cli.ExitCode.Usage, option, "empty");
    }

    [Fact]
    public void An_option_given_twice_is_wrong_usage() => CliRun.Of([.. Train, "--epochs", "1", "--epochs", "2"]).EndsWith(Cli.ExitCode.Usage, "--epochs");

    [Fact]
    public void A_mode_that_does_not_fit_the_loss_is_wrong_usage()
    {
        CliRun.Of([.. Train, "--mode", "ngram"]).EndsWith(Cli.ExitCode.Usage, "ngram", "lstm-small", "stream or window");
        CliRun.Of("train", "--corpus", "c.txt", "--preset", "lstm-ngram", "--out", "m", "--mode", "stream").EndsWith(Cli.ExitCode.Usage, "stream", "lstm-ngram", "use ngram");
    }

    [Theory]
    [InlineData("eval", "--model", "m", "--corpus")]
    [InlineData("eval", "--model", "m")]
    [InlineData("eval", "--corpus", "c")]
    [InlineData("eval", "--baseline", "kn5")]
    [InlineData("eval", "--baseline", "kn8", "--corpus", "c")]
    [InlineData("eval", "--baseline", "kn5", "--model", "m", "--corpus", "c")]
    [InlineData("eval", "--baseline", "kn5", "--corpus", "c", "--vocabulary-size", "1")]
    [InlineData("eval", "--model", "m", "--corpus", "c", "--valid", "v")]
    [InlineData("eval", "--model", "m", "--corpus", "c", "--tokenizer", "word")]
    [InlineData("suggest", "word")]
    [InlineData("suggest", "--model", "m", "--top", "0", "word")]
    [InlineData("suggest", "--model", "m", "--json")]
    [InlineData("generate", "--model", "m", "--words", "0")]
    [InlineData("generate", "--model", "m", "--temperature", "-1")]
    [InlineData("generate", "--model", "m", "--temperature", "0,8")]
    [InlineData("generate", "--model", "m", "--temperature", "Infinity")]
    [InlineData("export", "--model", "m", "--out", "o")]
    [InlineData("export", "--model", "m", "--to", "onnx")]
    [InlineData("export", "--to", "onnx", "--out", "o")]
    [InlineData("export", "--model", "m", "--to", "gguf", "--out", "o")]
    [InlineData("export", "--model", "m", "--to", "onnx", "--out", "")]
    [InlineData("export", "--model", "m", "--to", "onnx", "--out", "o", "--head", "hydra")]
    [InlineData("export", "--model", "m", "--to", "onnx", "--out", "o", "--head", "most-probable", "--top", "0")]
    [InlineData("export", "--model", "m", "--to", "onnx", "--out", "o", "--top", "3")]
    [InlineData("export", "--model", "m", "--to", "onnx", "--out", "./m")]
    [InlineData("generate", "--model", "m", "--top-k", "-1")]
    [InlineData("generate", "--model", "m", "--top-p", "0")]
    [InlineData("generate", "--model", "m", "--top-p", "1.1")]
    [InlineData("generate", "--model", "m", "--repetition-penalty", "0")]
    [InlineData("suggest", "--model", "m", "--ban")]
    [InlineData("inspect")]
    [InlineData("inspect", "m", "n")]
    [InlineData("train")]
    [InlineData("dance")]
    [InlineData]
    public void What_is_missing_or_too_much_is_wrong_usage(params string[] arguments) => CliRun.Of(arguments).EndsWith(Cli.ExitCode.Usage, "--help");

    [Theory]
    [InlineData("--help")]
    [InlineData("train", "--help")]
    [InlineData("--version")]
    public void Help_is_no_error(params string[] arguments)
    {
        CliRun run = CliRun.Of(arguments).Succeeds();
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Error);
    }
}
