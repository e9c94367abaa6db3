using System.Text.Json;

namespace RnnGen.Tests;

public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _model;

    public TrainTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        _model = _folder["model.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_holds_what_is_agreed_and_progress_goes_elsewhere()
    {
        CliRun run = Train("--epochs", "2", "--json").Succeeds();
        JsonElement json = run.Json();
        Assert.Equal(
            ["epochs", "bestEpoch", "validPerplexity", "trainSeconds", "wordsPerSecond", "allocatedBytes"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, json.GetProperty("epochs").GetInt32());
        Assert.InRange(json.GetProperty("bestEpoch").GetInt32(), 1, 2);
        Assert.InRange(json.GetProperty("validPerplexity").GetDouble(), 1, 4096);
        Assert.True(json.GetProperty("trainSeconds").GetDouble() > 0);
        Assert.True(json.GetProperty("wordsPerSecond").GetDouble() > 0);
        Assert.Equal(0, json.GetProperty("allocatedBytes").GetInt64());
        Assert.Contains("epoch   2/2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_json_settings_epochs_and_conclusion_are_told_in_lines()
    {
        CliRun run = Train("--epochs", "2", "--seed", "7").Succeeds();
        Assert.Contains("lstm-small", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 7", run.Output, StringComparison.Ordinal);
        Assert.Contains("epoch   1/2", run.Output, StringComparison.Ordinal);
        Assert.Contains("held-out perplexity", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void The_last_twentieth_is_held_out_and_unknown_to_the_vocabulary()
    {
        _folder.Write("corpus.txt", TinyText.Of(sentences: 38) + string.Concat(Enumerable.Repeat("nunca ", 30)));
        Train("--epochs", "1").Succeeds();
        Vocabulary vocabulary = SavedModel.VocabularyOf(_model);
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("nunca"));
        Assert.NotEqual(Vocabulary.Unknown, vocabulary.IndexOf("hidalgo"));
    }

    [Fact]
    public void The_saved_model_has_the_perplexity_that_was_reported()
    {
        string valid = _folder.Write("valid.txt", TinyText.Of(sentences: 3) + "Otro hidalgo viejo.");
        double reported = Train("--valid", valid, "--epochs", "3", "--json").Json().GetProperty("validPerplexity").GetDouble();
        JsonElement evaluation = CliRun.Of("eval", "--model", _model, "--corpus", valid, "--json").Succeeds().Json();
        Assert.Equal(reported, evaluation.GetProperty("perplexity").GetDouble(), 1e-6 * reported);
    }

    [Fact]
    public void Threads_write_the_same_bytes()
    {
        Train("--epochs", "1", "--threads", "1").Succeeds();
        byte[] alone = File.ReadAllBytes(_model);
        Train("--epochs", "1", "--threads", "3").Succeeds();

        Assert.Equal(alone, File.ReadAllBytes(_model));
    }

    [Fact]
    public void More_threads_than_processors_are_not_used_and_the_tool_says_so()
    {
        CliRun many = Train("--epochs", "1", "--threads", "200").Succeeds();
        CliRun one = Train("--epochs", "1", "--threads", "1").Succeeds();

        Assert.Contains($"training uses {Environment.ProcessorCount}, not 200", many.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("processors", one.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out", "corpus.txt")]
    [InlineData("--log", "corpus.txt")]
    [InlineData("--checkpoint", "corpus.txt")]
    [InlineData("--log", "valid.txt")]
    [InlineData("--out", "teacher.safetensors")]
    [InlineData("--log", "teacher.safetensors")]
    [InlineData("--checkpoint", "teacher.safetensors")]
    public void What_is_read_is_never_written_to(string option, string name)
    {
        string valid = _folder.Write("valid.txt", TinyText.Of(sentences: 3)), teacher = _folder.Write("teacher.safetensors", "some model");
        string before = File.ReadAllText(_folder[name]);
        string[] model = option == "--out" ? [] : ["--out", _model];
        CliRun.Of(["train", "--corpus", _corpus, "--valid", valid, "--teacher", teacher, "--preset", "lstm-small", .. model, option, _folder[name]])
            .EndsWith(Cli.ExitCode.Usage, name, "is an input file", "name another file");
        Assert.Equal(before, File.ReadAllText(_folder[name]));
    }

    [Fact]
    public void A_log_does_not_go_over_the_checkpoint_that_is_resumed_from()
    {
        string checkpoint = _folder["run.checkpoint"];
        Train("--epochs", "1", "--checkpoint", checkpoint).Succeeds();
        byte[] before = File.ReadAllBytes(checkpoint);
        CliRun.Of("train", "--resume", checkpoint, "--checkpoint", _folder["next.checkpoint"], "--log", checkpoint).EndsWith(Cli.ExitCode.Usage, "run.checkpoint", "is an input file");
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public void More_sampled_words_than_half_the_vocabulary_are_refused() =>
        Train("--epochs", "1", "--sampled-words", "16", "--json").EndsWith(Cli.ExitCode.Failure, "--sampled-words 16 is too many", "vocabulary of");

    [Fact]
    public void Sampled_words_train()
    {
        string words = string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"w{i * i % 97}"));
        CliRun.Of("train", "--corpus", _folder.Write("many.txt", words), "--preset", "lstm-small", "--out", _model, "--epochs", "1", "--sampled-words", "16", "--json").Succeeds();

        Assert.True(File.Exists(_model));
    }

    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        Train("--epochs", "1", "--seed", "3").Succeeds();
        byte[] first = File.ReadAllBytes(_model);
        Train("--epochs", "1", "--seed", "3").Succeeds();
        Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes(_model)));
        Train("--epochs", "1", "--seed", "4").Succeeds();
        Assert.False(first.AsSpan().SequenceEqual(File.ReadAllBytes(_model)));
    }

    [Fact]
    public void Nothing_but_the_model_is_left_behind()
    {
        Train("--epochs", "1").Succeeds();
        Assert.Equal(["corpus.txt", "model.safetensors"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("tanh-small", "stream")]
    [InlineData("relu-small", "window")]
    [InlineData("gru-small", "stream")]
    [InlineData("cifg-small", "stream")]
    [InlineData("lstm-ngram", "ngram")]
    public void Every_mode_trains_and_keeps_the_allocation_at_zero(string preset, string mode)
    {
        CliRun run = CliRun.Of("train", "--corpus", _corpus, "--preset", preset, "--mode", mode, "--out", _model, "--epochs", "2", "--json");
        Assert.Equal(0, run.Succeeds().Json().GetProperty("allocatedBytes").GetInt64());
        Assert.Equal(preset == "lstm-ngram" ? LossPosition.LastStep : LossPosition.EveryStep, SavedModel.ShapeOf(_model).Loss);
    }

    [Fact]
    public void Lstm_medium_trains()
    {
        _folder.Write("corpus.txt", TinyText.Of(sentences: 60));
        CliRun.Of("train", "--corpus", _corpus, "--preset", "lstm-medium", "--out", _model, "--epochs", "1").Succeeds();
        Assert.Equal(2, SavedModel.ShapeOf(_model).Layers);
    }

    [Theory]
    [InlineData(new string[0], "word", true)]
    [InlineData(new[] { "--keep-case" }, "word", false)]
    [InlineData(new[] { "--tokenizer", "whitespace" }, "whitespace", false)]
    public void The_tokenizer_goes_into_the_file(string[] options, string kind, bool lowerCase)
    {
        Train([.. options, "--epochs", "1"]).Succeeds();
        TextTokenizer tokenizer = SavedModel.VocabularyOf(_model).Tokenizer;
        Assert.Equal((kind, lowerCase), (tokenizer.Kind, tokenizer.LowerCase));
    }

    [Theory]
    [InlineData("tr", "ısparta")]
    [InlineData(null, "isparta")]
    public void The_culture_of_lower_case_goes_into_the_file(string? culture, string expected)
    {
        _folder.Write("corpus.txt", "ISPARTA ISPARTA " + TinyText.Of(sentences: 40));
        Train([.. culture is null ? [] : new[] { "--culture", culture }, "--epochs", "1"]).Succeeds();
        Vocabulary vocabulary = SavedModel.VocabularyOf(_model);
        Assert.Equal(culture, vocabulary.Tokenizer.Culture);
        Assert.Contains(expected, vocabulary.Words);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        _folder.Write("corpus.txt", "\uFEFF" + TinyText.Of(sentences: 40) + "\uFEFF" + TinyText.Of(sentences: 40));
        Train("--epochs", "1").Succeeds();
        Assert.DoesNotContain(SavedModel.VocabularyOf(_model).Words, word => word.Contains('\uFEFF', StringComparison.Ordinal));
    }

    [Fact]
    public void Divergence_is_told_and_leaves_no_file()
    {
        CliRun run = Train("--learning-rate", "3e38", "--clip", "Infinity", "--epochs", "3");
        Assert.Equal(Cli.ExitCode.Failure, run.ExitCode);
        Assert.Contains("diverged", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_model));
    }

    private CliRun Train(params string[] options) => CliRun.Of(["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _model, .. options]);
}
