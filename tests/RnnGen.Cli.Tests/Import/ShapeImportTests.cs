using System.Text.Json;

namespace RnnGen.Tests;

/// <summary>Each kind of network: its tensors arrive to the bit, under the names of a model file, and its shape is read from theirs.</summary>
public sealed class ShapeImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(4, RecurrentCell.Lstm)]
    [InlineData(3, RecurrentCell.Gru)]
    [InlineData(3, RecurrentCell.Cifg, "--cell", "cifg")]
    [InlineData(1, RecurrentCell.Tanh, "--cell", "tanh")]
    [InlineData(1, RecurrentCell.Relu, "--cell", "relu")]
    public void Every_cell_and_up_to_four_layers(int gates, RecurrentCell cell, params string[] options)
    {
        for (int layers = 1; layers <= 4; layers++)
        {
            _folder.Import(new TorchModel { Gates = gates, Layers = layers }.Write(), options).Succeeds();
            Assert.Equal(new ModelShape { Cell = cell, VocabularySize = 7, EmbeddingSize = 3, HiddenSize = 5, Layers = layers }, SavedModel.ShapeOf(_folder.Model));
            AssertWeights(gates, layers);
            Assert.Equal(WeightsWriter.Numbers(21, 1), _folder.Tensor("embedding.weight"));
            Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("output.weight"));
            Assert.Equal(WeightsWriter.Numbers(7, 70), _folder.Tensor("output.bias"));
        }
    }

    [Fact]
    public void One_hot_input_has_no_embedding()
    {
        _folder.Import(new TorchModel { Embedding = 0 }.Write()).Succeeds();
        Assert.Equal(new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 7, HiddenSize = 5 }, SavedModel.ShapeOf(_folder.Model));
        Assert.Equal(WeightsWriter.Numbers(140, 10), _folder.Tensor("rnn.weight_ih_l0"));
    }

    /// <summary>A state_dict has both names; a file saved without shared tensors has one of them, and the bias of the other.</summary>
    [Theory]
    [InlineData(5, null)]
    [InlineData(5, "output.weight")]
    [InlineData(5, "embedding.weight")]
    [InlineData(3, null)]
    [InlineData(3, "output.weight")]
    [InlineData(3, "embedding.weight")]
    public void Tied_embeddings_with_a_copy_or_either_name(int embedding, string? missing)
    {
        WeightsWriter weights = new TorchModel { Embedding = embedding, Tied = true }.Write();
        _folder.Import(missing is null ? weights : weights.Without(missing)).Succeeds();
        Assert.Equal(
            new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 7, EmbeddingSize = embedding, HiddenSize = 5, TieEmbeddings = true },
            SavedModel.ShapeOf(_folder.Model));
        Assert.Equal(WeightsWriter.Numbers(7 * embedding, 1), _folder.Tensor("embedding.weight"));
        Assert.Equal(WeightsWriter.Numbers(7, 70), _folder.Tensor("output.bias"));
        if (embedding == 3)
        {
            Assert.Equal(WeightsWriter.Numbers(15, 50), _folder.Tensor("projection.weight"));
        }
    }

    /// <summary>W(Ph + p) + b = WPh + (Wp + b).</summary>
    [Fact]
    public void The_bias_of_a_projection_is_multiplied_out()
    {
        float[] p = WeightsWriter.Numbers(3, 80), w = WeightsWriter.Numbers(21, 1), b = WeightsWriter.Numbers(7, 70);
        CliRun run = _folder.Import(new TorchModel { Tied = true }.Write().Add("projection.bias", [3], p)).Succeeds();
        Assert.Contains("its bias 'projection.bias' is multiplied out into output.bias", run.Error, StringComparison.Ordinal);
        Assert.Equal([.. b.Select((bias, word) => bias + (w[3 * word] * p[0]) + (w[(3 * word) + 1] * p[1]) + (w[(3 * word) + 2] * p[2]))], _folder.Tensor("output.bias"));
    }

    /// <summary>The sum counts; of a GRU's candidate, the recurrent side is a bias of its own.</summary>
    [Theory]
    [InlineData(4, true, true)]
    [InlineData(4, true, false)]
    [InlineData(4, false, true)]
    [InlineData(4, false, false)]
    [InlineData(3, true, true)]
    [InlineData(3, true, false)]
    [InlineData(3, false, true)]
    [InlineData(3, false, false)]
    public void Two_biases_one_or_none(int gates, bool hasInputBias, bool hasHiddenBias)
    {
        WeightsWriter weights = new TorchModel { Gates = gates }.Write();
        weights = hasInputBias ? weights : weights.Without("rnn.bias_ih_l0");
        _folder.Import(hasHiddenBias ? weights : weights.Without("rnn.bias_hh_l0")).Succeeds();
        AssertBiases(gates, layer: 0, hasInputBias, hasHiddenBias);
    }

    [Fact]
    public void An_output_layer_without_a_bias_has_zeros()
    {
        _folder.Import(new TorchModel { OutputBias = false }.Write()).Succeeds();
        Assert.Equal(new float[7], _folder.Tensor("output.bias"));
    }

    [Theory]
    [InlineData("F32", "")]
    [InlineData("F16", "weights of F16 become fp32 without loss")]
    [InlineData("BF16", "weights of BF16 become fp32 without loss")]
    [InlineData("F64", "weights of F64 become fp32, F64 rounded")]
    public void Every_floating_point_format(string dtype, string note)
    {
        CliRun run = _folder.Import(new TorchModel { Dtype = dtype }.Write(), "--json").Succeeds();
        Assert.Equal(dtype, run.Json().GetProperty("dtype").GetString());
        Assert.Contains(note, run.Error, StringComparison.Ordinal);
        AssertWeights(gates: 4, layers: 1);
        Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("output.weight"));
    }

    [Fact]
    public void Json_holds_what_is_agreed()
    {
        CliRun run = _folder.Import(new TorchModel { Layers = 2 }.Write().Rename(name => "_orig_mod.module." + name), "--json").Succeeds();
        JsonElement json = run.Json();
        Assert.Equal(["parameters", "shape", "vocabulary", "unknownIndex", "prefix", "dtype"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(SavedModel.ShapeOf(_folder.Model).ParameterCount, json.GetProperty("parameters").GetInt64());
        Assert.Equal(
            """{"cell":"Lstm","vocabularySize":7,"embeddingSize":3,"hiddenSize":5,"layers":2,"sequenceLength":10,"batchSize":16,"loss":"EveryStep","tieEmbeddings":false}""",
            json.GetProperty("shape").GetRawText());
        Assert.Equal(7, json.GetProperty("vocabulary").GetInt32());
        Assert.Equal(0, json.GetProperty("unknownIndex").GetInt32());
        Assert.Equal("_orig_mod.module.", json.GetProperty("prefix").GetString());
        Assert.Contains("begin with '_orig_mod.module.'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_which_tensor_became_what()
    {
        CliRun run = _folder.Import(new TorchModel { EmbeddingName = "encoder", OutputName = "decoder", RnnName = "lstm" }.Write()).Succeeds();
        Assert.All((string[])["encoder.weight", "lstm.weight_hh_l0", "[20, 5]", "becomes", "rnn.weight_hh_l0", "rnn.bias_ih_l0, a sum of both", "decoder.bias", "output.bias", "7 words"], text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Shards_are_read_through_their_index()
    {
        WeightsWriter weights = new TorchModel().Write();
        _folder.Write("model-1-of-2.safetensors", weights.ToBytes(name => name.StartsWith("rnn.", StringComparison.Ordinal)));
        _folder.Write("model-2-of-2.safetensors", weights.ToBytes(name => !name.StartsWith("rnn.", StringComparison.Ordinal)));
        Dictionary<string, string> map = weights.Names.ToDictionary(name => name, name => name.StartsWith("rnn.", StringComparison.Ordinal) ? "model-1-of-2.safetensors" : "model-2-of-2.safetensors");
        _folder.Weights = _folder.Write("model.safetensors.index.json", JsonSerializer.Serialize(new { metadata = new { total_size = 1 }, weight_map = map }));
        _folder.Import().Succeeds();
        AssertWeights(gates: 4, layers: 1);

        File.Delete(_folder["model-2-of-2.safetensors"]);
        _folder.Import().EndsWith(Cli.ExitCode.Failure, "model-2-of-2.safetensors", "does not exist");
    }

    private void AssertWeights(int gates, int layers)
    {
        for (int layer = 0; layer < layers; layer++)
        {
            int input = layer == 0 ? 3 : 5;
            Assert.Equal(WeightsWriter.Numbers(gates * 5 * input, 10 + layer), _folder.Tensor($"rnn.weight_ih_l{layer}"));
            Assert.Equal(WeightsWriter.Numbers(gates * 25, 20 + layer), _folder.Tensor($"rnn.weight_hh_l{layer}"));
            AssertBiases(gates, layer, hasInputBias: true, hasHiddenBias: true);
        }
    }

    private void AssertBiases(int gates, int layer, bool hasInputBias, bool hasHiddenBias)
    {
        int rows = gates * 5, summed = SavedModel.ShapeOf(_folder.Model).Cell == RecurrentCell.Gru ? 10 : rows;
        float[] input = hasInputBias ? WeightsWriter.Numbers(rows, 30 + layer) : new float[rows];
        float[] hidden = hasHiddenBias ? WeightsWriter.Numbers(rows, 40 + layer) : new float[rows];
        Assert.Equal([.. input.Select((value, row) => row < summed ? value + hidden[row] : value)], _folder.Tensor($"rnn.bias_ih_l{layer}"));
        Assert.Equal([.. hidden.Select((value, row) => row < summed ? 0 : value)], _folder.Tensor($"rnn.bias_hh_l{layer}"));
    }
}
