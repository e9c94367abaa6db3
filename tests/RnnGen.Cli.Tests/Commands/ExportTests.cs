using System.Text.Json;

namespace RnnGen.Tests;

public sealed class ExportTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Fact]
    public void Json_holds_the_file_and_what_goes_in_and_comes_out()
    {
        string path = small.Folder["model.onnx"];
        JsonElement json = CliRun.Of("export", "--model", small.Path, "--to", "onnx", "--out", path, "--head", "most-probable", "--json").Succeeds().Json();
        Assert.Equal(["path", "bytes", "opset", "inputs", "outputs"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(path, json.GetProperty("path").GetString());
        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        Assert.Equal(17, json.GetProperty("opset").GetInt32());
        Assert.Equal(["tokens:int64[sequence,batch]", "h0:float32[1,batch,128]", "c0:float32[1,batch,128]"], Values(json.GetProperty("inputs")));
        Assert.Equal(
            ["probabilities:float32[sequence,batch,5]", "indices:int64[sequence,batch,5]", "h0_out:float32[1,batch,128]", "c0_out:float32[1,batch,128]"],
            Values(json.GetProperty("outputs")));
    }

    [Fact]
    public void Without_a_head_the_graph_gives_logits_of_the_words_there_are()
    {
        string path = small.Folder["logits.onnx"];
        CliRun run = CliRun.Of("export", "--model", small.Path, "--to", "onnx", "--out", path).Succeeds();
        int words = SavedModel.VocabularyOf(small.Path).Count;
        Assert.Contains($"logits [sequence, batch, {words}]", run.Output, StringComparison.Ordinal);
        Assert.Contains("tokens [sequence, batch]", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_model_that_no_preset_fits_is_exported_too()
    {
        string path = small.Folder["odd.safetensors"];
        new OddModel(Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4)).Save(path);
        JsonElement json = CliRun.Of("export", "--model", path, "--to", "onnx", "--out", small.Folder["odd.onnx"], "--head", "probabilities", "--json").Succeeds().Json();
        Assert.Equal(["probabilities:float32[sequence,batch,4]", "h0_out:float32[1,batch,3]"], Values(json.GetProperty("outputs")));
    }

    private static IEnumerable<string> Values(JsonElement values) => values.EnumerateArray().Select(value =>
        $"{value.GetProperty("name").GetString()}:{value.GetProperty("type").GetString()}[{string.Join(',', value.GetProperty("shape").EnumerateArray())}]");
}
