using System.Text;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class FailureTests : IClassFixture<SmallModel>, IDisposable
{
    private readonly SmallModel _small;
    private readonly TemporaryFolder _folder = new();

    public FailureTests(SmallModel small) => _small = small;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_corpus_is_named() => Train(_folder["absent.txt"]).EndsWith(ExitCode.Failure, "absent.txt", "does not exist");

    [Fact]
    public void A_folder_is_no_corpus() => Train(_folder.FullName).EndsWith(ExitCode.Failure, _folder.FullName, "is a folder");

    [Fact]
    public void An_empty_corpus_is_named() => Train(_folder.Write("empty.txt", "")).EndsWith(ExitCode.Failure, "empty.txt", "is empty");

    [Fact]
    public void A_corpus_without_words_is_named() => Train(_folder.Write("blank.txt", " \n\t\n")).EndsWith(ExitCode.Failure, "blank.txt", "no words");

    [Fact]
    public void A_corpus_that_is_not_utf8_is_named_with_the_place() =>
        Train(_folder.Write("latin1.txt", [(byte)'r', (byte)'o', (byte)'c', 0xED, (byte)'n'])).EndsWith(ExitCode.Failure, "latin1.txt", "not UTF-8", "0xED", "offset 3");

    [Fact]
    public void A_corpus_with_NUL_is_no_text() =>
        Train(_folder.Write("utf16.txt", Encoding.Unicode.GetBytes(TinyText.Of(sentences: 40)))).EndsWith(ExitCode.Failure, "utf16.txt", "holds NUL, at offset 1", "UTF-16LE");

    [Fact]
    public void A_corpus_in_UTF_32_is_told_from_UTF_16() =>
        Train(_folder.Write("utf32.txt", Encoding.UTF32.GetBytes(TinyText.Of(sentences: 40)))).EndsWith(ExitCode.Failure, "utf32.txt", "holds NUL, at offset 1", "iconv -f UTF-32LE ");

    [Theory]
    [InlineData("utf-16BE", "iconv -f UTF-16BE ")]
    [InlineData("utf-16LE", "iconv -f UTF-16LE ")]
    [InlineData("utf-32BE", "iconv -f UTF-32BE ")]
    [InlineData("utf-32LE", "iconv -f UTF-32LE ")]
    public void The_encoding_of_another_script_is_told_by_its_spaces_and_lines(string encoding, string advice)
    {
        foreach (string text in (string[])["Все счастливые семьи похожи друг на друга.\n", "三人行，必有我师焉。择其善者而从之，其不善者而改之。\n学而不思则罔，思而不学则殆。\n"])
        {
            Train(_folder.Write("text.txt", Encoding.GetEncoding(encoding).GetBytes(text))).EndsWith(ExitCode.Failure, "text.txt", "holds NUL", advice);
        }
    }

    [Theory]
    [InlineData("utf-16LE", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-32LE", "UTF-32")]
    [InlineData("utf-32BE", "UTF-32")]
    public void An_encoding_is_told_by_its_mark(string encoding, string name)
    {
        foreach (string text in (string[])["三人行", "man of the hour"])
        {
            Train(_folder.Write("text.txt", Encoding.GetEncoding(encoding).GetBytes($"\uFEFF{text}"))).EndsWith(ExitCode.Failure, "text.txt", $"begins with the mark of {name}", $"iconv -f {name} -t UTF-8");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(300)]
    public void A_stray_NUL_makes_no_other_encoding_of_a_text(int index)
    {
        string text = TinyText.Of(sentences: 40);
        Train(_folder.Write("stray.txt", text.Insert(index, "\0"))).EndsWith(ExitCode.Failure, "stray.txt", $"holds NUL, at offset {Encoding.UTF8.GetByteCount(text[..index])}.", "as by tr '\\000' '\\n'");
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused_before_training() =>
        CliRun.Of("train", "--preset", "tanh-small", "--corpus", _folder.Write("corpus.txt", TinyText.Of(sentences: 40)), "--out", _folder[new string('n', 300)])
            .EndsWith(ExitCode.Failure, "the name of the file has 300 bytes, but file systems allow 255");

    [Fact]
    public void A_corpus_that_is_too_short_is_named_with_its_length() =>
        Train(_folder.Write("short.txt", TinyText.Of(sentences: 4))).EndsWith(ExitCode.Failure, "short.txt", "61 words", "at least 176");

    [Fact]
    public void A_corpus_of_a_single_word_is_too_short() => Train(_folder.Write("word.txt", "hidalgo")).EndsWith(ExitCode.Failure, "word.txt", "1 word", "at least 176");

    [Fact]
    public void A_corpus_that_repeats_one_word_is_learnt_by_heart()
    {
        string corpus = _folder.Write("one.txt", string.Concat(Enumerable.Repeat("hidalgo ", 600)));
        CliRun run = CliRun.Of("train", "--corpus", corpus, "--preset", "lstm-small", "--out", _folder["one.safetensors"], "--learning-rate", "0.01", "--json").Succeeds();
        Assert.InRange(run.Json().GetProperty("validPerplexity").GetDouble(), 1, 1.5);
    }

    [Fact]
    public void A_validation_text_that_is_not_utf8_or_empty_is_named()
    {
        Train(_small.Corpus, "--valid", _folder.Write("latin1.txt", [0xED, (byte)'n'])).EndsWith(ExitCode.Failure, "validation text", "latin1.txt", "not UTF-8", "0xED");
        Train(_small.Corpus, "--valid", _folder.Write("empty.txt", "")).EndsWith(ExitCode.Failure, "validation text", "empty.txt", "is empty");
    }

    [Fact]
    public void A_validation_text_that_is_too_short_is_named() =>
        Train(_small.Corpus, "--valid", _folder.Write("valid.txt", "hidalgo")).EndsWith(ExitCode.Failure, "valid.txt", "1 word");

    [Theory]
    [InlineData("absent/model.safetensors", "does not exist")]
    [InlineData("corpus.txt/model.safetensors", "does not exist")]
    [InlineData("", "is a folder")]
    public void An_output_that_cannot_be_written_is_found_before_anything_is_read(string name, string reason)
    {
        _folder.Write("corpus.txt", "");
        CliRun run = CliRun.Of("train", "--corpus", _folder["corpus.txt"], "--preset", "lstm-small", "--out", Path.Combine(_folder.FullName, name));
        run.EndsWith(ExitCode.Failure, "cannot be written", reason);
    }

    [Fact]
    public void A_folder_that_admits_no_file_is_found_before_anything_is_read()
    {
        if (OperatingSystem.IsLinux())
        {
            CliRun.Of("train", "--corpus", _small.Corpus, "--preset", "lstm-small", "--out", "/proc/model.safetensors").EndsWith(ExitCode.Failure, "/proc", "does not allow new files");
        }
    }

    [Fact]
    public void An_output_that_is_a_link_into_a_missing_folder_is_found_before_anything_is_read()
    {
        if (!OperatingSystem.IsWindows())
        {
            string link = _folder["link.safetensors"];
            File.CreateSymbolicLink(link, _folder["absent/model.safetensors"]);
            CliRun.Of("train", "--corpus", _folder.Write("corpus.txt", ""), "--preset", "lstm-small", "--out", link).EndsWith(ExitCode.Failure, "cannot be written", _folder["absent"], "does not exist");
        }
    }

    [Fact]
    public void A_missing_model_is_named_by_every_command()
    {
        string model = _folder["absent.safetensors"];
        CliRun.Of("eval", "--model", model, "--corpus", _small.Corpus).EndsWith(ExitCode.Failure, "absent.safetensors", "does not exist");
        CliRun.Of("suggest", "--model", model, "un").EndsWith(ExitCode.Failure, "absent.safetensors", "does not exist");
        CliRun.Of("generate", "--model", model).EndsWith(ExitCode.Failure, "absent.safetensors", "does not exist");
        CliRun.Of("inspect", model).EndsWith(ExitCode.Failure, "absent.safetensors", "does not exist");
        CliRun.Of("export", "--model", model, "--to", "onnx", "--out", _folder["m.onnx"]).EndsWith(ExitCode.Failure, "absent.safetensors", "does not exist");
    }

    [Fact]
    public void A_damaged_model_is_named()
    {
        byte[] bytes = File.ReadAllBytes(_small.Path);
        CliRun.Of("suggest", "--model", _folder.Write("cut.safetensors", bytes[..(bytes.Length / 2)]), "un").EndsWith(ExitCode.Failure, "cut.safetensors");
        bytes[^100] ^= 0x10;
        CliRun.Of("inspect", _folder.Write("flipped.safetensors", bytes)).EndsWith(ExitCode.Failure, "flipped.safetensors");
        CliRun.Of("eval", "--model", _folder.Write("noise.safetensors", "not a model"), "--corpus", _small.Corpus).EndsWith(ExitCode.Failure, "noise.safetensors");
    }

    [Fact]
    public void A_file_that_cannot_be_exported_to_is_named()
    {
        CliRun.Of("export", "--model", _small.Path, "--to", "onnx", "--out", _folder["absent/m.onnx"]).EndsWith(ExitCode.Failure, "m.onnx", "does not exist");
        CliRun.Of("export", "--model", _small.Path, "--to", "onnx", "--out", _folder.FullName).EndsWith(ExitCode.Failure, _folder.FullName, "is a folder");
    }

    [Fact]
    public void A_text_too_short_to_evaluate_is_named() =>
        CliRun.Of("eval", "--model", _small.Path, "--corpus", _folder.Write("one.txt", "hidalgo")).EndsWith(ExitCode.Failure, "one.txt", "1 word", "at least 2");

    private CliRun Train(string corpus, params string[] options)
    {
        string model = _folder["model.safetensors"];
        CliRun run = CliRun.Of(["train", "--corpus", corpus, "--preset", "lstm-small", "--out", model, "--json", .. options]);
        Assert.False(File.Exists(model));
        return run;
    }
}
