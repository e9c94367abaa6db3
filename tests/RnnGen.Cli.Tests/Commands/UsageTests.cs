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
    [InlineData("--culture", "es")]
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
    [InlineData("eval", "--model", "m", "--corpus", "c", "--culture", "tr")]
    [InlineData("eval", "--baseline", "kn5", "--corpus", "c", "--culture", "tr", "--keep-case")]
    [InlineData("eval", "--baseline", "kn5", "--corpus", "c", "--culture", "az", "--tokenizer", "whitespace")]
    [InlineData("suggest", "--model", "m", "--language", "en", "word")]
    [InlineData("suggest", "--model", "m", "--allow-slurs", "word")]
    [InlineData("suggest", "--language", "fr", "word")]
    [InlineData("suggest", "--model", "m", "--top", "0", "word")]
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
    [InlineData("suggest", "--model", "m", "--profile", "p", "--no-profile", "word")]
    [InlineData("suggest", "--model", "m", "--profile", "", "word")]
    [InlineData("profile", "--show", "--clear")]
    [InlineData("profile", "--forget", "word", "--clear")]
    [InlineData("profile", "--forget")]
    [InlineData("profile", "--profile", "p", "--model", "m")]
    [InlineData("profile", "word")]
    [InlineData("inspect")]
    [InlineData("inspect", "m", "n")]
    [InlineData("train")]
    [InlineData("dance")]
    [InlineData]
    public void What_is_missing_or_too_much_is_wrong_usage(params string[] arguments) => CliRun.Of(arguments).EndsWith(Cli.ExitCode.Usage, "--help");

    [Theory]
    [InlineData("name a command: demo, presets, train,")]
    [InlineData("name a command:", "--json")]
    [InlineData("there is no command 'traim'. Did you mean 'train'? The commands are demo,", "traim", "--corpus", "c.txt")]
    [InlineData("there is no command 'dance'. The commands are", "dance")]
    [InlineData("there is no option '--epoch'. Did you mean '--epochs'?\nAdd --help", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--epoch", "3")]
    [InlineData("there is no option '--xyz'.\nAdd --help", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--xyz")]
    [InlineData("train takes no argument 'c.txt'.", "train", "c.txt")]
    [InlineData("--preset is missing: The model to train", "train", "--corpus", "c")]
    [InlineData("--corpus is missing: The text to predict", "eval", "--model", "m")]
    [InlineData("--epochs needs a value: Passes", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--epochs")]
    [InlineData("--preset must be tanh-small, relu-small, ", "train", "--corpus", "c", "--preset", "lstm-smal", "--out", "m")]
    [InlineData("but is 'LSTM-Small'. Did you mean 'lstm-small'?", "train", "--corpus", "c", "--preset", "LSTM-Small", "--out", "m")]
    [InlineData("--output-bias must be random or frequencies, but is 'Random'. Did you mean 'random'?", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--output-bias", "Random")]
    [InlineData("--tokenizer must be word or whitespace, but is 'words'.", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--tokenizer", "words")]
    [InlineData("--clip must be a positive number or Infinity", "train", "--corpus", "c", "--preset", "lstm-small", "--out", "m", "--clip", "inf")]
    [InlineData("'--json' belongs behind 'presets'.", "--json", "presets")]
    [InlineData("there is no option '--model'. If it is meant as MODEL, put -- before it.", "inspect", "--model", "m")]
    [InlineData("there is no option '--jsn'. Did you mean '--json'? If it is meant as TEXT, put -- before it.", "suggest", "--model", "m", "--jsn", "un")]
    [InlineData("there is no option '-top'. Did you mean '--top'? If it is meant as TEXT", "suggest", "--model", "m", "-top", "3", "un")]
    [InlineData("MODEL is missing: The model file.", "inspect")]
    [InlineData("--ban must be a word, but is empty.", "suggest", "--model", "m", "--ban", "", "un")]
    [InlineData("--ban must be a word, but is 'New York': repeat the option for each word.", "suggest", "--model", "m", "--ban", "of", "--ban", "New York", "un")]
    [InlineData("--stop must be a word, but is empty.", "generate", "--model", "m", "--stop", " ")]
    [InlineData("--words must be a whole number from 1 to 1000000", "generate", "--model", "m", "--words", "2000000000")]
    public void A_message_says_what_is_wrong_and_what_to_write(string message, params string[] arguments)
    {
        CliRun run = CliRun.Of(arguments);
        run.EndsWith(Cli.ExitCode.Usage, "rnngen: ");
        Assert.Contains(message, run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Unrecognized", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output-bias", "<frequencies|random>")]
    [InlineData("--optimizer", "<adam|adamw|rmsprop|sgd>")]
    [InlineData("--preset", "<PRESET>")]
    public void Help_lists_the_values_that_an_option_takes(string option, string values) =>
        Assert.Contains($"  {option} {values} ", CliRun.Of("train", "--help").Succeeds().Output, StringComparison.Ordinal);

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
