using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Training that goes on from a model file.</summary>
public sealed class TrainFromTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private const string NewText = "Una dama noble de los de castillo en montaña, caballo blanco y halcón cazador.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_begins_with_what_the_model_has_learnt()
    {
        double before = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--json").Succeeds().Json().GetProperty("perplexity").GetDouble();
        double after = Train("--valid", small.Corpus, "--learning-rate", "1e-12").GetProperty("validPerplexity").GetDouble();
        Assert.Equal(before, after, before * 1e-4);
    }

    [Fact]
    public void What_it_begins_with_and_how_many_words_are_new_is_shown()
    {
        _folder.Write("new.txt", string.Concat(Enumerable.Repeat(NewText, 30)));
        CliRun run = CliRun.Of("train", "--from", small.Path, "--corpus", _folder["new.txt"], "--valid", small.Corpus, "--add-words", "--out", _folder["next.safetensors"], "--epochs", "1").Succeeds();
        Assert.Contains("9 of them new", run.Output, StringComparison.Ordinal);
        Assert.Contains("Held-out perplexity before training: 1.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_tokenizer_are_the_models()
    {
        _folder.Write("new.txt", string.Concat(Enumerable.Repeat(NewText, 30)));
        Train("--corpus", _folder["new.txt"]);
        Assert.Equal(SavedModel.VocabularyOf(small.Path).Words, SavedModel.VocabularyOf(_folder["next.safetensors"]).Words);
    }

    [Fact]
    public void New_words_are_added_the_most_frequent_first()
    {
        _folder.Write("new.txt", "Halcón, halcón. " + string.Concat(Enumerable.Repeat(NewText, 30)));
        Train("--corpus", _folder["new.txt"], "--valid", small.Corpus, "--add-words");
        IReadOnlyList<string> before = SavedModel.VocabularyOf(small.Path).Words, after = SavedModel.VocabularyOf(_folder["next.safetensors"]).Words;
        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(["halcón", "blanco", "caballo", "castillo", "cazador", "dama", "montaña", "noble", "una"], after.Skip(before.Count));
    }

    [Fact]
    public void Vocabulary_makes_room_and_keeps_what_was_learnt()
    {
        string first = _folder["first.safetensors"], next = _folder["next.safetensors"];
        CliRun.Of("train", "--cell", "lstm", "--vocabulary", "8", "--hidden", "10", "--corpus", small.Corpus, "--out", first, "--epochs", "5", "--learning-rate", "0.02").Succeeds();
        _folder.Write("new.txt", string.Concat(Enumerable.Repeat(NewText, 30)));
        CliRun.Of("train", "--from", first, "--add-words", "--corpus", _folder["new.txt"], "--out", next).EndsWith(ExitCode.Failure, "no room for more words", "8 of 8", "--vocabulary N");
        CliRun.Of("train", "--from", first, "--add-words", "--vocabulary", "12", "--corpus", _folder["new.txt"], "--valid", small.Corpus, "--out", next, "--epochs", "1", "--learning-rate", "1e-12").Succeeds();
        Assert.Equal(12, SavedModel.ShapeOf(next).VocabularySize);
        Assert.Equal(12, SavedModel.VocabularyOf(next).Count);
        using ModelFile before = ModelFile.Open(first), after = ModelFile.Open(next);
        float[] old = before.ReadTensor("output.weight"), grown = after.ReadTensor("output.weight");
        Assert.All(Enumerable.Range(0, old.Length), i => Assert.Equal(old[i], grown[i], 1e-6f));
    }

    [Fact]
    public void A_run_that_goes_on_is_resumed_like_any_other()
    {
        string model = _folder["next.safetensors"], elsewhere = _folder["elsewhere.safetensors"], checkpoint = _folder["run.ckpt"];
        _folder.Write("new.txt", string.Concat(Enumerable.Repeat(NewText, 30)));
        CliRun.Of("train", "--from", small.Path, "--add-words", "--corpus", _folder["new.txt"], "--out", model, "--epochs", "1", "--checkpoint", checkpoint).Succeeds();
        CliRun.Of("train", "--resume", checkpoint, "--out", elsewhere).Succeeds();
        Assert.Equal(File.ReadAllBytes(model), File.ReadAllBytes(elsewhere));
    }

    [Fact]
    public void A_resumed_run_finds_the_model_that_it_went_on_from_where_it_was_moved()
    {
        string from = _folder["from.safetensors"], moved = _folder["moved.safetensors"], model = _folder["next.safetensors"], checkpoint = _folder["run.ckpt"];
        File.Copy(small.Path, from);
        CliRun.Of("train", "--from", from, "--corpus", small.Corpus, "--out", model, "--epochs", "1", "--checkpoint", checkpoint).Succeeds();
        byte[] expected = File.ReadAllBytes(model);
        File.Move(from, moved);

        CliRun.Of("train", "--resume", checkpoint).EndsWith(ExitCode.Failure, $"begun with --from '{from}'", "add --from FILE");
        CliRun.Of("train", "--resume", checkpoint, "--from", moved).Succeeds();
        Assert.Equal(expected, File.ReadAllBytes(model));
    }

    [Fact]
    public void A_resumed_run_goes_on_from_no_other_model()
    {
        string other = _folder["other.safetensors"], checkpoint = _folder["run.ckpt"];
        CliRun.Of("train", "--preset", "lstm-small", "--corpus", _folder.Write("new.txt", string.Concat(Enumerable.Repeat(NewText, 30))), "--out", other, "--epochs", "1").Succeeds();
        CliRun.Of("train", "--from", small.Path, "--corpus", small.Corpus, "--out", _folder["next.safetensors"], "--epochs", "1", "--checkpoint", checkpoint).Succeeds();

        CliRun.Of("train", "--resume", checkpoint, "--from", other, "--json").EndsWith(ExitCode.Failure, "run.ckpt", "vocabulary");
    }

    [Theory]
    [InlineData("--preset does not go with --from", "--preset", "lstm-small")]
    [InlineData("--keep-case does not go with --from", "--keep-case")]
    [InlineData("--output-bias does not go with --from", "--output-bias", "frequencies")]
    [InlineData("keeps its sizes, Lstm, V=4096", "--hidden", "64")]
    [InlineData("keeps its sizes", "--cell", "gru")]
    [InlineData("--vocabulary 3 has no room for the", "--vocabulary", "3")]
    public void What_contradicts_the_model_is_wrong_usage(string reason, params string[] options) =>
        CliRun.Of(["train", "--from", small.Path, "--corpus", small.Corpus, "--out", _folder["next.safetensors"], .. options]).EndsWith(ExitCode.Usage, reason);

    [Fact]
    public void The_model_is_not_written_over() =>
        CliRun.Of("train", "--from", small.Path, "--corpus", small.Corpus, "--out", small.Path).EndsWith(ExitCode.Usage, "is an input file");

    [Fact]
    public void Words_are_added_to_a_model_alone() =>
        CliRun.Of("train", "--preset", "lstm-small", "--add-words", "--corpus", small.Corpus, "--out", _folder["m"]).EndsWith(ExitCode.Usage, "--from FILE");

    [Fact]
    public void An_int8_model_cannot_be_trained()
    {
        string int8 = _folder["int8.safetensors"];
        CliRun.Of("quantize", "--model", small.Path, "--out", int8).Succeeds();
        CliRun run = CliRun.Of("train", "--from", int8, "--corpus", small.Corpus, "--out", _folder["m"], "--json");
        run.EndsWith(ExitCode.Failure, "int8");
    }

    private JsonElement Train(params string[] options)
    {
        string[] corpus = options.Contains("--corpus") ? [] : ["--corpus", small.Corpus];
        return CliRun.Of(["train", "--from", small.Path, .. corpus, "--out", _folder["next.safetensors"], "--epochs", "1", "--json", .. options]).Succeeds().Json();
    }
}
