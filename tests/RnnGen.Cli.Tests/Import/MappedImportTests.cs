namespace RnnGen.Tests;

/// <summary>Which tensor is what, by shapes, biases and equal numbers, and by <c>--map</c> where these do not tell.</summary>
public sealed class MappedImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("encoder", "lstm", "decoder")]
    [InlineData("emb", "rnn.0", "fc")]
    [InlineData("word_embeddings", "gru", "lm_head.linear")]
    public void Names_are_the_users_own(string embedding, string rnn, string output)
    {
        _folder.Import(new TorchModel { EmbeddingName = embedding, RnnName = rnn, OutputName = output }.Write()).Succeeds();
        Assert.Equal(WeightsWriter.Numbers(21, 1), _folder.Tensor("embedding.weight"));
        Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("output.weight"));
        Assert.Equal(WeightsWriter.Numbers(7, 70), _folder.Tensor("output.bias"));
    }

    /// <summary>An embedding has no bias, so that the other one is the output layer, whatever comes first.</summary>
    [Fact]
    public void Of_two_matrices_of_one_size_the_one_with_a_bias_is_the_output_layer()
    {
        _folder.Import(new TorchModel { Embedding = 5, EmbeddingName = "z", OutputName = "a" }.Write()).Succeeds();
        Assert.Equal(WeightsWriter.Numbers(35, 1), _folder.Tensor("embedding.weight"));
        Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("output.weight"));
    }

    [Fact]
    public void Without_a_bias_they_must_be_told_apart()
    {
        WeightsWriter weights = new TorchModel { Embedding = 5, OutputBias = false }.Write();
        _folder.Fails(weights, ["'embedding.weight', 'output.weight' may be the embedding and the output layer in 2 ways", "--map embedding=embedding.weight --map output=output.weight"]);

        _folder.Import("--map", "embedding=output.weight").Succeeds();
        Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("embedding.weight"));
        Assert.Equal(WeightsWriter.Numbers(35, 1), _folder.Tensor("output.weight"));

        _folder.Import("--map", "output=output").Succeeds();
        Assert.Equal(WeightsWriter.Numbers(35, 1), _folder.Tensor("embedding.weight"));
    }

    [Fact]
    public void One_of_two_heads_is_chosen_and_the_other_named()
    {
        WeightsWriter weights = new TorchModel().Write().Add("second.weight", [7, 5], WeightsWriter.Numbers(35, 90));
        _folder.Fails(weights, ["'embedding.weight', 'output.weight', 'second.weight' may be the embedding and the output layer in 2 ways"]);

        CliRun run = _folder.Import("--map", "output=second.weight").Succeeds();
        Assert.Contains("of no use to the model and left out: 'output.weight', 'output.bias'.", run.Error, StringComparison.Ordinal);
        Assert.Equal(WeightsWriter.Numbers(35, 90), _folder.Tensor("output.weight"));
        Assert.Equal(new float[7], _folder.Tensor("output.bias"));
    }

    [Fact]
    public void One_of_two_recurrent_modules_is_chosen()
    {
        WeightsWriter weights = new TorchModel { RnnName = "decoder" }.Write().Add("encoder.weight_ih_l0", [20, 3], WeightsWriter.Numbers(60, 90)).Add("encoder.weight_hh_l0", [20, 5], WeightsWriter.Numbers(100, 91));
        _folder.Fails(weights, ["several recurrent modules: 'decoder', 'encoder'"]);
        _folder.Fails(weights, ["--map rnn=lstm names no recurrent module; there is 'decoder', 'encoder'."], "--map", "rnn=lstm");

        CliRun run = _folder.Import("--map", "rnn=encoder").Succeeds();
        Assert.Contains("left out: 'decoder.weight_ih_l0'", run.Error, StringComparison.Ordinal);
        Assert.Equal(WeightsWriter.Numbers(100, 91), _folder.Tensor("rnn.weight_hh_l0"));
    }

    [Fact]
    public void What_takes_part_in_nothing_is_named()
    {
        CliRun run = _folder.Import(new TorchModel().Write().Add("tags.weight", [4, 5], WeightsWriter.Numbers(20, 90)).Add("tags.bias", [4], WeightsWriter.Numbers(4, 91)).Add("steps", "I64", 8)).Succeeds();
        Assert.Contains("of no use to the model and left out: 'tags.weight', 'tags.bias', 'steps'.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("output=none", "--map output=none names no tensor; there are 'embedding.weight'")]
    [InlineData("output=output.bias", "--map output=output.bias names a tensor of shape [7]")]
    [InlineData("output=embedding", "no tensors fit as embedding and output layer")]
    public void A_name_that_cannot_be_is_refused(string map, string reason) => _folder.Fails(new TorchModel().Write(), [reason], "--map", map);

    [Fact]
    public void Names_may_have_the_prefix_of_the_file()
    {
        WeightsWriter weights = new TorchModel { Embedding = 5, OutputBias = false }.Write().Rename(name => "module." + name);
        _folder.Import(weights, "--map", "output=module.output.weight", "--map", "rnn=module.rnn").Succeeds();
        Assert.Equal(WeightsWriter.Numbers(35, 60), _folder.Tensor("output.weight"));
    }
}
