using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Model files become int8, and what can be asked of them then.</summary>
public sealed class QuantizeTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private const string Int8Alone = "nearly as probable";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_holds_what_is_agreed()
    {
        string path = _folder["int8.safetensors"];
        CliRun run = CliRun.Of("quantize", "--model", small.Path, "--out", path, "--json").Succeeds();
        Assert.Empty(run.Error);
        JsonElement json = run.Json();
        Assert.Equal(["bytes", "largestError", "meanError"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        Assert.InRange(json.GetProperty("bytes").GetInt64() / (double)new FileInfo(small.Path).Length, 0.25, 0.3);

        using ModelFile file = ModelFile.Open(path);
        file.Verify();
        Assert.Equal(file.QuantizationErrors.Max(error => error.Largest), json.GetProperty("largestError").GetDouble());
        Assert.InRange(json.GetProperty("meanError").GetDouble(), file.QuantizationErrors.Min(error => error.Mean), file.QuantizationErrors.Max(error => error.Mean));
    }

    [Fact]
    public void The_table_shows_bytes_before_and_after_and_the_errors_of_each_tensor()
    {
        CliRun run = CliRun.Of("quantize", "--model", small.Path, "--out", _folder["int8.safetensors"]).Succeeds();
        Assert.All((string[])["largest error", "mean error", "embedding.weight", "rnn.weight_hh_l0", "output.weight", "[4096, 128]", "bytes before", "after"], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [UnixFact]
    public void The_bytes_of_a_file_are_those_that_a_link_leads_to()
    {
        string link = _folder["link"];
        File.CreateSymbolicLink(link, small.Path);
        string expected = $"{new FileInfo(small.Path).Length:N0} bytes before";
        Assert.Contains(expected, CliRun.Of("quantize", "--model", link, "--out", _folder["int8.safetensors"]).Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal(new FileInfo(small.Path).Length, CliRun.Of("inspect", link, "--json").Succeeds().Json().GetProperty("bytes").GetInt64());
    }

    [Fact]
    public void What_eval_tells_of_int8_is_what_the_int8_file_gives()
    {
        string[] questions = ["--corpus", small.Corpus, "--keystrokes", "--json"];
        Assert.Equal(
            CliRun.Of(["eval", "--model", Quantize(), .. questions]).Succeeds().Output,
            CliRun.Of(["eval", "--model", small.Path, "--precision", "int8", .. questions]).Succeeds().Output);
    }

    [Fact]
    public void A_text_of_unknown_words_calibrates_nothing() =>
        CliRun.Of("quantize", "--model", small.Path, "--out", _folder["m"], "--calibrate", _folder.Write("other.txt", "zzz qqq")).EndsWith(ExitCode.Failure, "knows no word of the text file", "other.txt");

    [Fact]
    public void Inspect_shows_scales_and_errors()
    {
        string path = Quantize();
        JsonElement[] tensors = [.. CliRun.Of("inspect", path, "--json").Succeeds().Json().GetProperty("tensors").EnumerateArray()];
        JsonElement weights = tensors.Single(tensor => tensor.GetProperty("name").GetString() == "rnn.weight_hh_l0");
        using ModelFile file = ModelFile.Open(path);
        float[] scales = file.ReadTensor("rnn.weight_hh_l0.scale");
        Assert.Equal("I8", weights.GetProperty("dtype").GetString());
        Assert.Equal(scales.Min(), weights.GetProperty("smallestScale").GetSingle());
        Assert.Equal(scales.Max(), weights.GetProperty("largestScale").GetSingle());
        QuantizationError error = file.QuantizationErrors.Single(error => error.Tensor == "rnn.weight_hh_l0");
        Assert.Equal(error.Largest, weights.GetProperty("largestError").GetDouble());
        Assert.Equal(error.Mean, weights.GetProperty("meanError").GetDouble());
        Assert.Equal(["name", "dtype", "shape"], tensors.Single(tensor => tensor.GetProperty("name").GetString() == "output.bias").EnumerateObject().Select(property => property.Name));

        CliRun table = CliRun.Of("inspect", path).Succeeds();
        Assert.All((string[])["I8", "F32", "scales", " to ", "largest error", "mean error", "889,344 parameters"], text => Assert.Contains(text, table.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("embedding.weight.scale", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_serve_take_int8_files()
    {
        string path = Quantize();
        CliRun suggest = CliRun.Of("suggest", "--model", path, "--json", "Un viejo hid").Succeeds();
        Assert.Equal("hidalgo", suggest.Json().GetProperty("suggestions")[0].GetProperty("word").GetString());
        Assert.Equal(1, suggest.Error.Split(Int8Alone).Length - 1);
        Assert.Single(suggest.Error.TrimEnd().Split('\n'));

        CliRun eval = CliRun.Of("eval", "--model", path, "--corpus", small.Corpus, "--json").Succeeds();
        Assert.InRange(eval.Json().GetProperty("perplexity").GetDouble(), 1, 3);
        Assert.Contains(Int8Alone, eval.Error, StringComparison.Ordinal);

        Assert.Contains("hidalgo", CliRun.Of("generate", "--model", path, "--prompt", "Un viejo", "--temperature", "0").Succeeds().Output, StringComparison.Ordinal);
        Assert.NotEmpty(CliRun.Of("inspect", path, "--neighbours", "hidalgo").Succeeds().Output);
        Assert.Contains("saturated", CliRun.Of("inspect", path, "--gates", small.Folder.Write("short.txt", "Un viejo hidalgo")).Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal(17, CliRun.Of("export", "--model", path, "--to", "onnx", "--out", _folder["int8.onnx"], "--json").Succeeds().Json().GetProperty("opset").GetInt32());
    }

    [Fact]
    public void Eval_tells_what_quantising_costs()
    {
        JsonElement fp32 = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--precision", "fp32", "--json").Succeeds().Json();
        CliRun run = CliRun.Of("eval", "--model", small.Path, "--corpus", small.Corpus, "--precision", "int8", "--json").Succeeds();
        Assert.Empty(run.Error);
        JsonElement int8 = run.Json();
        double before = fp32.GetProperty("perplexity").GetDouble(), after = int8.GetProperty("perplexity").GetDouble();
        Assert.NotEqual(before, after);
        Assert.InRange(after / before, 0.98, 1.02);
        Assert.Equal(int8.GetRawText(), CliRun.Of("eval", "--model", Quantize(), "--corpus", small.Corpus, "--json").Succeeds().Json().GetRawText());
    }

    [Fact]
    public void Int8_does_not_become_fp32_again() =>
        CliRun.Of("eval", "--model", Quantize(), "--corpus", small.Corpus, "--precision", "fp32").EndsWith(ExitCode.Failure, "cannot become fp32");

    [Fact]
    public void What_is_int8_is_not_quantised_again()
    {
        string path = Quantize(), other = _folder["again.safetensors"];
        CliRun.Of("quantize", "--model", path, "--out", other).EndsWith(ExitCode.Failure, "its weights are int8 already");
        CliRun.Of("quantize", "--model", path, "--out", other, "--calibrate", small.Corpus).EndsWith(ExitCode.Failure, "its weights are int8 already");
        Assert.False(File.Exists(other));
    }

    /// <summary>A unit that never stirs, with the largest weights of the output layer: a text shows that these matter little.</summary>
    [Fact]
    public void A_calibrated_file_has_other_scales()
    {
        LstmSmall model = new(SavedModel.VocabularyOf(small.Path), seed: 1);
        float[] bias = new float[4 * LstmSmall.HiddenSize], weights = new float[LstmSmall.VocabularySize * LstmSmall.HiddenSize];
        model.ReadTensor("rnn.bias_ih_l0", bias);
        model.ReadTensor("output.weight", weights);
        bias[3 * LstmSmall.HiddenSize] = -100;
        for (int word = 0; word < LstmSmall.VocabularySize; word++)
        {
            weights[word * LstmSmall.HiddenSize] = 1;
        }

        model.WriteTensor("rnn.bias_ih_l0", bias);
        model.WriteTensor("output.weight", weights);
        string path = _folder["dead.safetensors"], plain = _folder["plain.safetensors"], calibrated = _folder["calibrated.safetensors"];
        model.Save(path);
        CliRun.Of("quantize", "--model", path, "--out", plain).Succeeds();
        CliRun.Of("quantize", "--model", path, "--out", calibrated, "--calibrate", small.Corpus, "--json").Succeeds().Json();
        using ModelFile one = ModelFile.Open(plain), other = ModelFile.Open(calibrated);
        Assert.InRange(other.ReadTensor("output.weight.scale")[1], 0.1f / 127, 0.97f / 127);
        Assert.Equal(1f / 127, one.ReadTensor("output.weight.scale")[1]);
        Assert.Equal(one.ReadTensor("embedding.weight.scale"), other.ReadTensor("embedding.weight.scale"));
    }

    [Fact]
    public void A_model_of_any_shape_is_quantised()
    {
        string path = _folder["odd.safetensors"], int8 = _folder["odd-int8.safetensors"];
        OddModel model = new(Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4), seed: 3);
        model.Save(path);
        CliRun.Of("quantize", "--model", path, "--out", int8).Succeeds();
        Assert.Equal(model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).Save().ToArray(), File.ReadAllBytes(int8));
        CliRun.Of("quantize", "--model", path, "--out", int8, "--calibrate", _folder.Write("text.txt", "a b")).Succeeds();
        CliRun.Of("suggest", "--model", int8, "a ").Succeeds();
    }

    [Theory]
    [InlineData("--out is required", "quantize", "--model", "{model}")]
    [InlineData("--model is required", "quantize", "--out", "x.safetensors")]
    [InlineData("is an input file", "quantize", "--model", "{model}", "--out", "{model}")]
    [InlineData("is an input file", "quantize", "--model", "{model}", "--out", "{corpus}", "--calibrate", "{corpus}")]
    [InlineData("--precision must be fp32 or int8, but is 'int4'", "eval", "--model", "{model}", "--corpus", "{corpus}", "--precision", "int4")]
    [InlineData("--precision belongs to --model", "eval", "--baseline", "kn3", "--corpus", "{corpus}", "--precision", "int8")]
    public void Wrong_usage_is_explained(string reason, params string[] arguments)
    {
        CliRun run = CliRun.Of([.. arguments.Select(argument => argument.Replace("{model}", small.Path, StringComparison.Ordinal).Replace("{corpus}", small.Corpus, StringComparison.Ordinal))]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(reason.Replace(" is required", "", StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void What_cannot_be_read_or_written_is_named()
    {
        string path = _folder["int8.safetensors"];
        CliRun.Of("quantize", "--model", _folder["none.safetensors"], "--out", path).EndsWith(ExitCode.Failure, "none.safetensors");
        CliRun.Of("quantize", "--model", small.Corpus, "--out", path).EndsWith(ExitCode.Failure, "corpus.txt");
        CliRun.Of("quantize", "--model", small.Path, "--out", Path.Combine(_folder["nowhere"], "x")).EndsWith(ExitCode.Failure, "nowhere");
        CliRun.Of("quantize", "--model", small.Path, "--out", path, "--calibrate", _folder.Write("empty.txt", "")).EndsWith(ExitCode.Failure, "empty.txt");
        Assert.False(File.Exists(path));
    }

    private string Quantize()
    {
        string path = _folder["quantized.safetensors"];
        CliRun.Of("quantize", "--model", small.Path, "--out", path).Succeeds();
        return path;
    }
}
