using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Models of shapes that no preset has.</summary>
public sealed class AnyShapeTests : IDisposable
{
    private static readonly string[] Tied = ["--cell", "gru", "--vocabulary", "40", "--embedding", "6", "--hidden", "9", "--layers", "2", "--tied", "--sequence-length", "5", "--batch-size", "3"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _model;

    public AnyShapeTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        _model = _folder["model.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_give_every_size()
    {
        JsonElement json = Train([.. Tied, "--epochs", "2", "--json"]).Succeeds().Json();
        Assert.Equal(0, json.GetProperty("allocatedBytes").GetInt64());
        Assert.Equal(
            new ModelShape { Cell = RecurrentCell.Gru, VocabularySize = 40, EmbeddingSize = 6, HiddenSize = 9, Layers = 2, TieEmbeddings = true, SequenceLength = 5, BatchSize = 3 },
            SavedModel.ShapeOf(_model));
    }

    [Fact]
    public void What_is_not_given_is_as_in_the_attribute_but_words_have_an_embedding()
    {
        Train("--cell", "lstm", "--vocabulary", "30", "--hidden", "12", "--epochs", "1").Succeeds();
        Assert.Equal(new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 30, EmbeddingSize = 12, HiddenSize = 12 }, SavedModel.ShapeOf(_model));
    }

    [Fact]
    public void One_hot_n_grams_have_a_shape_too()
    {
        Train("--cell", "relu", "--vocabulary", "30", "--embedding", "0", "--hidden", "7", "--loss", "last-step", "--sequence-length", "2", "--epochs", "1").Succeeds();
        Assert.Equal(
            new ModelShape { Cell = RecurrentCell.Relu, VocabularySize = 30, HiddenSize = 7, SequenceLength = 2, Loss = LossPosition.LastStep },
            SavedModel.ShapeOf(_model));
    }

    [Fact]
    public void Sizes_given_with_a_preset_replace_its_own()
    {
        string log = _folder["run.jsonl"];
        Train("--preset", "lstm-small", "--vocabulary", "50", "--hidden", "20", "--epochs", "1", "--log", log).Succeeds();
        Assert.Equal(PresetTable.LstmSmall.Shape with { VocabularySize = 50, HiddenSize = 20 }, SavedModel.ShapeOf(_model));
        string page = _folder["report.html"];
        CliRun.Of("report", log, "--out", page).Succeeds();
        Assert.Contains("<h1>lstm-20</h1>", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sizes_of_a_preset_are_that_preset()
    {
        CliRun run = Train("--cell", "lstm", "--vocabulary", "4096", "--embedding", "64", "--hidden", "128", "--epochs", "1").Succeeds();
        Assert.Contains("lstm-small: Lstm, V=4096", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Every_command_takes_the_model()
    {
        Train([.. Tied, "--epochs", "15", "--learning-rate", "0.02"]).Succeeds();
        string int8 = _folder["int8.safetensors"];
        JsonElement evaluation = CliRun.Of("eval", "--model", _model, "--corpus", _corpus, "--json").Succeeds().Json();
        Assert.InRange(evaluation.GetProperty("perplexity").GetDouble(), 1, 3);
        Assert.Equal("hidalgo", FirstSuggestion(_model));
        Assert.Contains("hidalgo", CliRun.Of("generate", "--model", _model, "--prompt", "Un viejo", "--words", "3", "--temperature", "0.1").Succeeds().Output, StringComparison.Ordinal);
        CliRun.Of("export", "--model", _model, "--to", "onnx", "--out", _folder["model.onnx"]).Succeeds();
        CliRun.Of("inspect", _model, "--gates", _corpus).Succeeds();
        CliRun.Of("quantize", "--model", _model, "--out", int8, "--calibrate", _corpus).Succeeds();
        Assert.Equal("hidalgo", FirstSuggestion(int8));

        static string FirstSuggestion(string model) =>
            CliRun.Of("suggest", "--model", model, "Un viejo ", "--json").Succeeds().Json().GetProperty("suggestions")[0].GetProperty("word").GetString()!;
    }

    [Fact]
    public void A_run_is_resumed_from_its_checkpoint_alone()
    {
        string checkpoint = _folder["run.ckpt"], elsewhere = _folder["elsewhere.safetensors"];
        Train([.. Tied, "--epochs", "1", "--checkpoint", checkpoint]).Succeeds();
        CliRun.Of("train", "--resume", checkpoint, "--out", elsewhere, "--cell", "gru").Succeeds();
        Assert.Equal(File.ReadAllBytes(_model), File.ReadAllBytes(elsewhere));
        CliRun.Of("train", "--resume", checkpoint, "--preset", "lstm-small").EndsWith(Cli.ExitCode.Usage, "--preset does not go with --resume");
        CliRun.Of("train", "--resume", checkpoint, "--cell", "lstm").EndsWith(Cli.ExitCode.Usage, "--cell does not go with --resume");
        CliRun.Of("train", "--resume", checkpoint, "--from", _model).EndsWith(Cli.ExitCode.Usage, "--from does not go with --resume");
    }

    [Theory]
    [InlineData("--vocabulary is missing", "--cell", "lstm", "--hidden", "8")]
    [InlineData("--cell is missing", "--vocabulary", "20", "--hidden", "8")]
    [InlineData("--hidden is missing", "--cell", "gru", "--vocabulary", "20")]
    [InlineData("--hidden must be a whole number of at least 1, but is '0'.", "--cell", "gru", "--vocabulary", "20", "--hidden", "0")]
    [InlineData("--layers must be a whole number from 1 to 4, but is '5'.", "--cell", "gru", "--vocabulary", "20", "--hidden", "8", "--layers", "5")]
    [InlineData("--cell must be tanh, relu, lstm, gru or cifg, but is 'LSTM'. Did you mean 'lstm'?", "--cell", "LSTM", "--vocabulary", "20", "--hidden", "8")]
    [InlineData("The model ties its output layer to its embedding, but has no embedding (--embedding 0): write --embedding 8", "--cell", "gru", "--vocabulary", "20", "--hidden", "8", "--embedding", "0", "--tied")]
    [InlineData("--vocabulary is 2,000,000,000: write --vocabulary n with n from 1 to", "--cell", "gru", "--vocabulary", "2000000000", "--hidden", "2000000000")]
    [InlineData("--mode stream does not fit gru-8", "--cell", "gru", "--vocabulary", "20", "--hidden", "8", "--loss", "last-step", "--mode", "stream")]
    public void A_shape_that_cannot_be_is_wrong_usage(string reason, params string[] options)
    {
        CliRun run = Train([.. options, "--epochs", "1"]);
        Assert.Equal(Cli.ExitCode.Usage, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_model));
    }

    private CliRun Train(params string[] options) => CliRun.Of(["train", "--corpus", _corpus, "--out", _model, .. options]);
}
