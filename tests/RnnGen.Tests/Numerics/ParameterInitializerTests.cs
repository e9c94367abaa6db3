using System.IO.Hashing;

namespace RnnGen.Tests;

public class ParameterInitializerTests
{
    private static readonly ModelShape SmallLstm = new() { Cell = RecurrentCell.Lstm, VocabularySize = 11, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 4, BatchSize = 2 };
    private static readonly ModelShape MidLstm = new() { Cell = RecurrentCell.Lstm, VocabularySize = 257, EmbeddingSize = 24, HiddenSize = 40, Layers = 2, SequenceLength = 10, BatchSize = 16 };
    private static readonly ModelShape OneHotTanh = new() { Cell = RecurrentCell.Tanh, VocabularySize = 19, HiddenSize = 9, Layers = 2, SequenceLength = 4, BatchSize = 2, Loss = LossPosition.LastStep };

    /// <summary>Frozen bits: a change here changes every model that anyone trained from a seed.</summary>
    [Fact]
    [Trait("Category", "Numerics")]
    public void BitsAreTheSameOnEveryMachine()
    {
        ulong[] hashes =
        [
            Hash(SmallLstm, new Packing(unitsPerGroup: 4), seed: 1),
            Hash(MidLstm, new Packing(unitsPerGroup: 4), seed: 42),
            Hash(OneHotTanh, new Packing(unitsPerGroup: 16), seed: 0),
        ];

        Assert.Equal([6204020089078286974, 632762655655309344, 4534004318853456554], hashes);
    }

    [Fact]
    public void BitsDoNotDependOnThePacking() =>
        Assert.Equal(Hash(MidLstm, new Packing(unitsPerGroup: 4), seed: 5), Hash(MidLstm, new Packing(unitsPerGroup: 8), seed: 5));

    [Fact]
    public void BitsDependOnTheSeed() =>
        Assert.NotEqual(Hash(SmallLstm, new Packing(unitsPerGroup: 4), seed: 1), Hash(SmallLstm, new Packing(unitsPerGroup: 4), seed: 2));

    [Fact]
    public void ATensorDoesNotDependOnTheSizesOfTheOthers()
    {
        Dictionary<string, float[]> one = Initialize(SmallLstm, new Packing(unitsPerGroup: 4), seed: 9);
        Dictionary<string, float[]> other = Initialize(SmallLstm with { VocabularySize = 50 }, new Packing(unitsPerGroup: 4), seed: 9);

        Assert.NotEqual(one["embedding.weight"].Length, other["embedding.weight"].Length);
        Assert.Equal(one["rnn.weight_hh_l0"], other["rnn.weight_hh_l0"]);
        Assert.Equal(one["rnn.weight_ih_l0"], other["rnn.weight_ih_l0"]);
    }

    [Fact]
    public void EachRoleHasItsDistribution()
    {
        Dictionary<string, float[]> tensors = Initialize(MidLstm, new Packing(unitsPerGroup: 4), seed: 3);
        float[] embedding = tensors["embedding.weight"];
        double bound = 1 / Math.Sqrt(MidLstm.HiddenSize);

        Assert.Equal(0, embedding.Average(), 5 / Math.Sqrt(embedding.Length));
        Assert.Equal(1, embedding.Average(x => x * x), 5 * Math.Sqrt(2.0 / embedding.Length));
        foreach (string name in (string[])["rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.weight_ih_l1", "rnn.weight_hh_l1", "output.weight"])
        {
            float[] values = tensors[name];
            Assert.All(values, x => Assert.InRange(x, -bound, bound));
            Assert.Equal(0, values.Average(), 5 * bound / Math.Sqrt(3.0 * values.Length));
            Assert.Equal(bound * bound / 3, values.Average(x => x * x), 5 * bound * bound * Math.Sqrt(4.0 / 45 / values.Length));
            Assert.True(values.Max() > 0.98 * bound && values.Min() < -0.98 * bound);
        }

        Assert.NotEqual(tensors["rnn.weight_hh_l0"], tensors["rnn.weight_hh_l1"]);
    }

    /// <summary>Standard normals would make logits of them, too.</summary>
    [Fact]
    public void ATiedEmbeddingStartsUniformInATenth()
    {
        ModelShape tied = MidLstm with { TieEmbeddings = true };
        Dictionary<string, float[]> tensors = Initialize(tied, new Packing(unitsPerGroup: 4), seed: 3);
        float[] embedding = tensors["embedding.weight"];
        double bound = 1 / Math.Sqrt(tied.HiddenSize);

        Assert.DoesNotContain("output.weight", tensors.Keys);
        Assert.All(embedding, x => Assert.InRange(x, -0.1f, 0.1f));
        Assert.True(embedding.Max() > 0.098 && embedding.Min() < -0.098);
        Assert.Equal(0.01 / 3, embedding.Average(x => x * x), 5 * 0.01 * Math.Sqrt(4.0 / 45 / embedding.Length));
        Assert.All(tensors["projection.weight"], x => Assert.InRange(x, -bound, bound));
        Assert.True(tensors["projection.weight"].Max() > 0.98 * bound);
    }

    [Fact]
    public void AReluRecurrenceStartsAsAQuarterOfTheIdentity()
    {
        ModelShape relu = OneHotTanh with { Cell = RecurrentCell.Relu };
        int hidden = relu.HiddenSize;
        float[] recurrence = Initialize(relu, new Packing(unitsPerGroup: 16), seed: 3)["rnn.weight_hh_l1"];

        Assert.All(Enumerable.Range(0, hidden * hidden), i => Assert.Equal(i / hidden == i % hidden ? 0.25f : 0, recurrence[i]));
    }

    [Theory]
    [InlineData(RecurrentCell.Tanh, 1)]
    [InlineData(RecurrentCell.Lstm, 4)]
    [InlineData(RecurrentCell.Gru, 3)]
    [InlineData(RecurrentCell.Cifg, 3)]
    public void EveryOtherRecurrenceStartsUniform(RecurrentCell cell, int gates)
    {
        ModelShape shape = MidLstm with { Cell = cell };
        float[] recurrence = Initialize(shape, new Packing(unitsPerGroup: 16), seed: 3)["rnn.weight_hh_l1"];
        float bound = 1 / MathF.Sqrt(shape.HiddenSize);

        Assert.Equal(gates * shape.HiddenSize * shape.HiddenSize, recurrence.Length);
        Assert.All(recurrence, x => Assert.InRange(x, -bound, bound));
        Assert.True(recurrence.Max() > 0.98 * bound && recurrence.Min() < -0.98 * bound);
    }

    [Theory]
    [InlineData(RecurrentCell.Lstm)]
    [InlineData(RecurrentCell.Cifg)]
    public void NoOtherCellHasACandidateBias(RecurrentCell cell) =>
        Assert.DoesNotContain("rnn.bias_hn_l0", Initialize(MidLstm with { Cell = cell }, new Packing(unitsPerGroup: 16), seed: 3).Keys);

    [Fact]
    public void ACandidateBiasStartsAsTheOtherBiasesDo()
    {
        ModelShape gru = MidLstm with { Cell = RecurrentCell.Gru };
        Dictionary<string, float[]> tensors = Initialize(gru, new Packing(unitsPerGroup: 16), seed: 3);
        float bound = 1 / MathF.Sqrt(gru.HiddenSize);

        Assert.All(tensors["rnn.bias_hn_l1"], x => Assert.InRange(x, -bound, bound));
        Assert.Equal(gru.HiddenSize, tensors["rnn.bias_hn_l1"].Distinct().Count());
        Assert.DoesNotContain(tensors["rnn.bias_hn_l1"][0], tensors["rnn.bias_ih_l1"]);
    }

    [Fact]
    public void PaddingBecomesZero()
    {
        (List<ParameterTensor> tensors, int length) = new Packing(unitsPerGroup: 4).Lay(SmallLstm);
        float[] parameters = new float[length];
        Array.Fill(parameters, float.NaN);

        ParameterInitializer.Initialize(SmallLstm, tensors, parameters, seed: 1);

        Assert.DoesNotContain(float.NaN, parameters);
        Assert.True(SmallLstm.ParameterCount < length);
        Assert.Equal(SmallLstm.ParameterCount, parameters.Count(x => x != 0));
    }

    private static ulong Hash(ModelShape shape, Packing packing, ulong seed)
    {
        XxHash3 hash = new();
        foreach ((string _, float[] values) in Initialize(shape, packing, seed))
        {
            foreach (float value in values)
            {
                hash.Append(BitConverter.GetBytes(BitConverter.SingleToUInt32Bits(value)));
            }
        }

        return hash.GetCurrentHashAsUInt64();
    }

    private static Dictionary<string, float[]> Initialize(ModelShape shape, Packing packing, ulong seed)
    {
        (List<ParameterTensor> tensors, int length) = packing.Lay(shape);
        float[] parameters = new float[length];
        ParameterInitializer.Initialize(shape, tensors, parameters, seed);
        Dictionary<string, float[]> rowMajor = [];
        foreach (ParameterTensor tensor in tensors)
        {
            rowMajor[tensor.Name] = new float[tensor.Length];
            tensor.Unpack(parameters, rowMajor[tensor.Name]);
        }

        return rowMajor;
    }
}
