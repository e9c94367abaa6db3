using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>What cannot become a model is refused, by name and with the reason.</summary>
public sealed class RefusedImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rnn.weight_ih_l0_reverse", new[] { 20, 3 }, "the recurrent layers are bidirectional", "bidirectional=False")]
    [InlineData("rnn.weight_hr_l0", new[] { 2, 5 }, "'rnn.weight_hr_l0' [2, 5] projects the hidden state within the layer (proj_size)")]
    [InlineData("rnn.weight_hh_l4", new[] { 20, 5 }, "5 recurrent layers", "at most 4")]
    [InlineData("rnn.weight_hh_l1", new[] { 20, 5 }, "no 'weight_ih_l1' beside")]
    [InlineData("other.weight_hh_l0", new[] { 20, 5 }, "several recurrent modules: 'rnn', 'other'", "--map rnn=rnn")]
    [InlineData("norm.weight", new[] { 5 }, "'norm.weight' [5] is of a normalisation (such as nn.LayerNorm)")]
    [InlineData("norm.running_mean", new[] { 5 }, "is of a batch normalisation")]
    [InlineData("conv.weight", new[] { 5, 5, 3 }, "is of a convolution")]
    [InlineData("h0", new[] { 5 }, "is of a learned initial state")]
    [InlineData("attention.query.weight", new[] { 5, 5 }, "is of an attention layer")]
    [InlineData("pos_embedding.weight", new[] { 100, 3 }, "is of an embedding of positions")]
    [InlineData("dense.weight", new[] { 5, 5 }, "'dense.weight' [5, 5] may be a linear layer between those of the model")]
    [InlineData("embedding.bias", new[] { 7 }, "no tensors fit as embedding and output layer")]
    public void A_layer_that_no_model_has(string name, int[] shape, params string[] reasons) =>
        _folder.Fails(new TorchModel().Write().Add(name, shape, WeightsWriter.Numbers(shape.Aggregate(1, (a, b) => a * b), 90)), reasons);

    [Fact]
    public void Layers_of_different_widths() => _folder.Fails(
        new TorchModel().Write().Add("rnn.weight_ih_l1", [24, 5], WeightsWriter.Numbers(120, 90)).Add("rnn.weight_hh_l1", [24, 6], WeightsWriter.Numbers(144, 91)),
        ["the recurrent layers are of different widths: 'rnn.weight_hh_l0' is [20, 5], but 'rnn.weight_ih_l1' [24, 5] and 'rnn.weight_hh_l1' [24, 6]."]);

    [Fact]
    public void A_projection_before_an_output_layer_of_its_own() => _folder.Fails(
        new TorchModel { Tied = true }.Write().Without("output.weight").Add("output.weight", [7, 3], WeightsWriter.Numbers(21, 90)),
        ["no tensors fit as embedding and output layer", "only tied embeddings, with E = 3, have a projection"]);

    [Fact]
    public void No_recurrent_layer() => _folder.Fails(new WeightsWriter().Add("embedding.weight", [7, 3], WeightsWriter.Numbers(21, 1)), ["the weights have no recurrent layer", "'weight'"]);

    [Fact]
    public void The_nonlinearity_of_a_plain_network_must_be_said() => _folder.Fails(new TorchModel { Gates = 1 }.Write(), ["add --cell tanh (PyTorch's default) or --cell relu"]);

    [Fact]
    public void A_cell_that_does_not_fit() => _folder.Fails(new TorchModel { Gates = 3 }.Write(), ["--cell lstm does not fit 'rnn.weight_hh_l0' [15, 5]: 3 blocks of 5 rows are those of gru or cifg."], "--cell", "lstm");

    [Theory]
    [InlineData("I8", 15)]
    [InlineData("F8_E4M3", 15)]
    [InlineData("I64", 120)]
    public void Quantised_weights(string dtype, int bytes) => _folder.Fails(
        new TorchModel().Write().Without("output.bias").Add("output.bias", dtype, bytes == 120 ? 56 : 7, 7),
        [$"tensor 'output.bias' is of dtype {dtype}: only F32, F16, BF16, F64 are read."]);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Numbers_that_are_not_finite(float value)
    {
        float[] bias = WeightsWriter.Numbers(7, 70);
        bias[4] = value;
        _folder.Fails(new TorchModel { OutputBias = false }.Write().Add("output.bias", [7], bias), ["element 4 of tensor 'output.bias' [7] is", "the model has diverged"]);
    }

    [Fact]
    public void A_double_that_no_float_holds()
    {
        byte[] file = new TorchModel { Dtype = "F64", OutputBias = false }.Write().ToBytes();
        BitConverter.GetBytes(1e300).CopyTo(file, file.Length - 8);
        _folder.Write("state.safetensors", file);
        _folder.Import().EndsWith(ExitCode.Failure, "element 34 of tensor 'output.weight' [7, 5] is", "as fp32");
    }

    [Theory]
    [InlineData("state.pt", new byte[] { 0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0 })]
    [InlineData("pytorch_model.bin", new byte[] { 0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9 })]
    public void A_pickle_is_not_read(string name, byte[] content)
    {
        _folder.Weights = _folder.Write(name, content);
        _folder.Import().EndsWith(ExitCode.Failure, "are a pickle of torch.save", $"torch.load(\"{name}\"", "save_file(");
    }

    [Theory]
    [InlineData("", "is not a safetensors file")]
    [InlineData("{", "cannot be read: their header is not that of a safetensors file")]
    [InlineData("[]", "cannot be read: their header is not that of a safetensors file")]
    [InlineData("{}", "hold no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "tensor 'a' lies outside the 0 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}""", "tensor 'a' has the shape [-1], which cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,0]}}""", "header is not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2000000000,2000000000],"data_offsets":[0,0]}}""", "which cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,0]}}""", "takes 8 bytes, but has 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", "lists tensor 'a' twice")]
    [InlineData("""{"a":{"shape":[0],"data_offsets":[0,0]}}""", "header is not that of a safetensors file")]
    public void A_damaged_file_is_refused(string header, string reason)
    {
        _folder.Write("state.safetensors", WeightsWriter.File(header));
        _folder.Import().EndsWith(ExitCode.Failure, "state.safetensors", reason);
        Assert.False(File.Exists(_folder.Model));
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        byte[] file = new TorchModel().Write().ToBytes();
        for (int length = 0; length < file.Length; length += 61)
        {
            _folder.Write("state.safetensors", file[..length]);
            _folder.Import().EndsWith(ExitCode.Failure, "state.safetensors", "cannot be read");
        }
    }

    /// <summary>Whatever a byte of the header becomes, the file is taken or refused in plain words.</summary>
    [Fact]
    public void A_changed_header_never_ends_unexpectedly()
    {
        byte[] file = new TorchModel { Tied = true }.Write().ToBytes();
        int header = BitConverter.ToInt32(file);
        Random random = new(1);
        for (int change = 0; change < 500; change++)
        {
            byte[] changed = [.. file];
            changed[random.Next(8 + header)] = (byte)random.Next(32, 128);
            _folder.Write("state.safetensors", changed);
            CliRun run = _folder.Import();
            Assert.True(run.ExitCode is ExitCode.Success or ExitCode.Failure && !run.Error.Contains("unexpected", StringComparison.Ordinal), run.Error);
        }
    }

    [Theory]
    [InlineData("""{"weight_map": {"a": "../state.safetensors"}}""", "is not the name of a file beside it")]
    [InlineData("""{"weight_map": {"a": "state.safetensors"}}""", "says that 'state.safetensors' holds tensor 'a', but it does not")]
    [InlineData("""{"weight_map": {"a": "x", "a": "y"}}""", "lists tensor 'a' twice")]
    [InlineData("""{"weight_map": {"a": 1}}""", "are no index of shards")]
    [InlineData("""{"metadata": {}}""", "are no index of shards")]
    [InlineData("weights", "are no index of shards")]
    public void An_index_that_cannot_be_is_refused(string content, string reason)
    {
        _folder.Write("state.safetensors", new TorchModel().Write().ToBytes());
        _folder.Weights = _folder.Write("index.json", content);
        _folder.Import().EndsWith(ExitCode.Failure, reason);
    }

    [Fact]
    public void A_shard_is_not_overwritten()
    {
        _folder.Write("model.safetensors", new TorchModel().Write().ToBytes());
        _folder.Weights = _folder.Write("index.json", """{"weight_map": {"output.bias": "model.safetensors"}}""");
        _folder.Import().EndsWith(ExitCode.Usage, "is an input file");
    }

    [Theory]
    [InlineData("--map must be embedding=NAME, rnn=NAME, projection=NAME or output=NAME, but is 'outptu=x'. Did you mean 'output'?", "--map", "outptu=x")]
    [InlineData("--map must be", "--map", "output")]
    [InlineData("--map output is given twice: 'a' and 'b'.", "--map", "output=a", "--map", "output=b")]
    [InlineData("--cell must be tanh, relu, lstm, gru or cifg, but is 'rnn'.", "--cell", "rnn")]
    [InlineData("--culture says how words are lower-cased", "--keep-case", "--culture", "tr")]
    public void Wrong_usage_is_explained(string reason, params string[] options)
    {
        _folder.Write("state.safetensors", new TorchModel().Write().ToBytes());
        _folder.Import(options).EndsWith(ExitCode.Usage, reason);
    }
}
