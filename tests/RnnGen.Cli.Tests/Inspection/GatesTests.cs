using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class GatesTests : IDisposable
{
    private static readonly Vocabulary Words = Vocabulary.Build(WordTokenizer.Default, "a b c d", maxSize: 5);

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly string _text;

    public GatesTests()
    {
        _path = _folder["model.safetensors"];
        _text = _folder.Write("text.txt", "a b c d a b");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gates_of_an_lstm_open_and_close_by_their_biases()
    {
        TinyLstm model = new(Words);
        Zero(model);

        // Layer 1, biases i, f, g, o of three units each: i is open, f closed, g saturated, o half open.
        model.WriteTensor("rnn.bias_ih_l1", [4, 4, 4, -4, -4, -4, 3, 3, 3, 0, 0, 0]);
        model.Save(_path);

        JsonElement gates = Inspect();
        Assert.Equal(
            ["0 i", "0 f", "0 |g|", "0 o", "0 |c|", "0 |h|", "1 i", "1 f", "1 |g|", "1 o", "1 |c|", "1 |h|"],
            gates.EnumerateArray().Select(gate => $"{gate.GetProperty("layer")} {gate.GetProperty("name")}"));
        AssertGate(gates[0], mean: 0.5, closed: 0, open: 0);
        AssertGate(gates[6], mean: Sigmoid(4), closed: 0, open: 1);
        AssertGate(gates[7], mean: Sigmoid(-4), closed: 1, open: 0);
        AssertGate(gates[9], mean: 0.5, closed: 0, open: 0);
        Assert.Equal(Math.Tanh(3), gates[8].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(1, gates[8].GetProperty("saturated").GetDouble());

        // c_t = f c_{t−1} + i g from zero, six times.
        double c = 0;
        double sum = 0;
        for (int t = 0; t < 6; t++)
        {
            c = (Sigmoid(-4) * c) + (Sigmoid(4) * Math.Tanh(3));
            sum += c;
        }

        Assert.Equal(sum / 6, gates[10].GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, gates[10].GetProperty("saturated").ValueKind);
    }

    [Fact]
    public void Gates_of_a_cifg_open_and_close_by_their_biases()
    {
        TinyCifg model = new(Words);
        Zero(model);

        // Layer 1, biases f, g, o of three units each: f is closed, so that 1 − f lets g in; o is half open.
        model.WriteTensor("rnn.bias_ih_l1", [-4, -4, -4, 3, 3, 3, 0, 0, 0]);
        model.Save(_path);

        JsonElement gates = Inspect();
        Assert.Equal(
            ["0 f", "0 |g|", "0 o", "0 |c|", "0 |h|", "1 f", "1 |g|", "1 o", "1 |c|", "1 |h|"],
            gates.EnumerateArray().Select(gate => $"{gate.GetProperty("layer")} {gate.GetProperty("name")}"));
        AssertGate(gates[5], mean: Sigmoid(-4), closed: 1, open: 0);
        AssertGate(gates[7], mean: 0.5, closed: 0, open: 0);
        Assert.Equal(Math.Tanh(3), gates[6].GetProperty("mean").GetDouble(), 1e-9);

        // c_t = f c_{t−1} + (1 − f) g from zero, six times.
        double c = 0;
        double sum = 0;
        for (int t = 0; t < 6; t++)
        {
            c = (Sigmoid(-4) * c) + (Sigmoid(4) * Math.Tanh(3));
            sum += c;
        }

        Assert.Equal(sum / 6, gates[8].GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public void Gates_of_a_gru_reset_and_keep_by_their_biases()
    {
        TinyGruTied model = new(Words);
        Zero(model);

        // Biases r, z, n of three units each: r is open, z closed; m is its own bias.
        model.WriteTensor("rnn.bias_ih_l0", [4, 4, 4, -4, -4, -4, 0.5f, 0.5f, 0.5f]);
        model.WriteTensor("rnn.bias_hn_l0", [1, 1, 1]);
        model.Save(_path);

        JsonElement gates = Inspect();
        Assert.Equal(["r", "z", "|n|", "|h|"], gates.EnumerateArray().Select(gate => gate.GetProperty("name").GetString()));
        AssertGate(gates[0], mean: Sigmoid(4), closed: 0, open: 1);
        AssertGate(gates[1], mean: Sigmoid(-4), closed: 1, open: 0);
        double n = Math.Tanh(0.5 + Sigmoid(4));
        Assert.Equal(n, gates[2].GetProperty("mean").GetDouble(), 1e-9);

        // h_t = (1 − z) n + z h_{t−1} from zero, six times.
        double h = 0;
        double sum = 0;
        for (int t = 0; t < 6; t++)
        {
            h = ((1 - Sigmoid(-4)) * n) + (Sigmoid(-4) * h);
            sum += h;
        }

        Assert.Equal(sum / 6, gates[3].GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_tanh_saturates()
    {
        OddModel model = new(Words);
        Zero(model);
        model.WriteTensor("rnn.bias_ih_l0", [3, 0, -3]);
        model.Save(_path);

        JsonElement activation = Assert.Single(Inspect().EnumerateArray());
        Assert.Equal("|h|", activation.GetProperty("name").GetString());
        Assert.Equal(2.0 / 3, activation.GetProperty("saturated").GetDouble(), 1e-9);
        Assert.Equal(2 * Math.Tanh(3) / 3, activation.GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_rectifier_dies_and_n_grams_begin_anew()
    {
        TinyRelu model = new(Words);
        Zero(model);

        // h grows by one with each word from zero on, in the first unit; the last one never stirs.
        model.WriteTensor("rnn.bias_ih_l0", [1, 2, -1]);
        model.WriteTensor("rnn.weight_hh_l0", [1, 0, 0, 0, 0, 0, 0, 0, 0]);
        model.Save(_path);

        JsonElement activation = Assert.Single(Inspect().EnumerateArray());
        Assert.Equal("h", activation.GetProperty("name").GetString());
        Assert.Equal(1, activation.GetProperty("deadUnits").GetInt32());
        Assert.Equal((1.5 + 2 + 0) / 3, activation.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Contains("dead units", CliRun.Of("inspect", _path, "--gates", _text).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_text_or_a_word_the_report_of_a_file_is_what_it_was()
    {
        new OddModel(Words).Save(_path);
        JsonElement json = CliRun.Of("inspect", _path, "--json").Succeeds().Json();
        Assert.Equal(["metadata", "tensors", "parameterCount", "bytes"], json.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_text_without_words_is_named()
    {
        new OddModel(Words).Save(_path);
        CliRun.Of("inspect", _path, "--gates", _folder["absent.txt"]).EndsWith(ExitCode.Failure, "absent.txt", "does not exist");
        CliRun.Of("inspect", _path, "--gates", _folder.Write("blank.txt", " \n")).EndsWith(ExitCode.Failure, "blank.txt", "no words");
    }

    private JsonElement Inspect()
    {
        JsonElement report = CliRun.Of("inspect", _path, "--gates", _text, "--json").Succeeds().Json().GetProperty("gates");
        Assert.Equal(6, report.GetProperty("words").GetInt32());
        Assert.Equal(3, report.GetProperty("units").GetInt32());
        return report.GetProperty("gates");
    }

    private static void Zero(RnnModel model)
    {
        foreach (ParameterTensor tensor in model.Tensors)
        {
            model.WriteTensor(tensor.Name, new float[tensor.Length]);
        }
    }

    private static void AssertGate(JsonElement gate, double mean, double closed, double open)
    {
        Assert.Equal(mean, gate.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(closed, gate.GetProperty("nearlyClosed").GetDouble());
        Assert.Equal(open, gate.GetProperty("nearlyOpen").GetDouble());
        Assert.Equal(JsonValueKind.Null, gate.GetProperty("saturated").ValueKind);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
