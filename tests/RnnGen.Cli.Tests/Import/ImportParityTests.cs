using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace RnnGen.Tests;

/// <summary>Models that libtorch evaluated, imported: the same perplexity here, and in ONNX Runtime the same most probable words. See the README beside.</summary>
public sealed class ImportParityTests : IDisposable
{
    private const int Top = 5;

    private readonly ImportFolder _folder = new() { Vocabulary = Fixture("words.txt") };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Lstm", RecurrentCell.Lstm, false)]
    [InlineData("Gru", RecurrentCell.Gru, true)]
    public void The_perplexity_is_that_of_libtorch(string name, RecurrentCell cell, bool tied)
    {
        _folder.Weights = Fixture($"{name}.safetensors");
        JsonElement json = _folder.Import("--json").Succeeds().Json();
        Assert.Equal(11, json.GetProperty("unknownIndex").GetInt32());
        Assert.Equal((cell, tied), (SavedModel.ShapeOf(_folder.Model).Cell, SavedModel.ShapeOf(_folder.Model).TieEmbeddings));

        JsonElement evaluation = CliRun.Of("eval", "--model", _folder.Model, "--corpus", Fixture("text.txt"), "--json").Succeeds().Json();
        Assert.Equal(299, evaluation.GetProperty("tokens").GetInt32());
        Assert.InRange(evaluation.GetProperty("unknownRate").GetDouble(), 0.01, 0.1);
        Assert.Equal(LibtorchPerplexity(_folder.Weights), evaluation.GetProperty("perplexity").GetDouble(), 1e-5);
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Gru")]
    public void Exported_to_onnx_it_has_the_same_most_probable_words(string name)
    {
        _folder.Weights = Fixture($"{name}.safetensors");
        _folder.Import().Succeeds();
        string graph = _folder["model.onnx"];
        CliRun.Of("export", "--model", _folder.Model, "--to", "onnx", "--out", graph, "--head", "most-probable", "--top", $"{Top}").Succeeds();

        using ModelFile file = ModelFile.Open(_folder.Model);
        int[] text = file.Vocabulary.Encode(File.ReadAllText(Fixture("text.txt")));
        Session session = Cli.ModelClasses.Of(file, _ => { }).Load(file).CreateSession();
        float[] probabilities = new float[file.Vocabulary.Count];
        long[] found = MostProbable(graph, text, file.Shape.HiddenSize);
        for (int step = 0; step < text.Length; step++)
        {
            session.Feed(text[step]);
            session.Probabilities(probabilities);
            IEnumerable<long> expected = Enumerable.Range(0, probabilities.Length).OrderByDescending(token => probabilities[token]).Take(Top).Select(token => (long)token);
            Assert.Equal(expected, found[(step * Top)..((step + 1) * Top)]);
        }
    }

    /// <summary>What ONNX Runtime finds after each word of a text that it reads from zero state.</summary>
    private static long[] MostProbable(string graph, int[] text, int hiddenSize)
    {
        using InferenceSession session = new(graph);
        List<NamedOnnxValue> inputs = [NamedOnnxValue.CreateFromTensor("tokens", new DenseTensor<long>(Array.ConvertAll(text, token => (long)token), [text.Length, 1]))];
        inputs.AddRange(session.InputNames.Where(input => input != "tokens").Select(state => NamedOnnxValue.CreateFromTensor(state, new DenseTensor<float>([1, 1, hiddenSize]))));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs, ["indices"]);
        return [.. outputs[0].AsEnumerable<long>()];
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Import", "Fixtures", name);

    /// <summary>What the file says in its metadata.</summary>
    private static double LibtorchPerplexity(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, BitConverter.ToInt32(file)));
        return double.Parse(header.RootElement.GetProperty("__metadata__").GetProperty("perplexity").GetString()!, CultureInfo.InvariantCulture);
    }
}
