using System.Runtime.InteropServices;
using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

/// <summary>Int8 files hold what a frozen model serves: to the bit, whoever writes and reads them.</summary>
public sealed class Int8FileTests
{
    private static readonly FreezeOptions Int8 = new() { Precision = WeightPrecision.Int8 };

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_model_is_served_to_the_same_bits(string name)
    {
        RnnModel model = new RandomModel(name, seed: 5).Model;
        FrozenModel frozen = model.Freeze(Int8);
        byte[] saved = frozen.Save().ToArray();
        FrozenModel loaded = SweptModel.LoadFrozen(name, ModelFile.Open(saved));

        Assert.Equal(WeightPrecision.Int8, loaded.Precision);
        Assert.Equal(frozen.QuantizationErrors, loaded.QuantizationErrors);
        Assert.Equal(saved, loaded.Save().ToArray());
        Assert.Equal(Probabilities(frozen), Probabilities(loaded));

        // The fp32 file leads to the same, with a class and without.
        using ModelFile fp32 = ModelFile.Open(model.Save());
        Assert.Equal(saved, SweptModel.LoadFrozen(name, fp32, Int8).Save().ToArray());
        Assert.Equal(saved, fp32.ToInt8().ToArray());
    }

    [Theory]
    [InlineData("GruTiedless", "GruE17H8L3")]
    [InlineData("Tied", "LstmTiedE33H40L1")]
    [InlineData("OneHot", "CifgE0H8L3")]
    public void The_weights_of_a_file_are_the_nearest_levels(string what, string name)
    {
        RnnModel model = new RandomModel(name, seed: 5).Model;
        using ModelFile file = ModelFile.Open(model.Freeze(Int8).Save());
        foreach (ParameterTensor tensor in model.Tensors.Where(tensor => !tensor.IsVector))
        {
            float[] weights = new float[tensor.Length], scales = file.ReadTensor($"{tensor.Name}.scale"), read = file.ReadTensor(tensor.Name);
            model.ReadTensor(tensor.Name, weights);
            sbyte[] levels = file.ReadInt8Tensor(tensor.Name);
            double largest = 0, sum = 0;
            int count = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, tensor.Columns);
                bool isUsed = IsUsed(model, tensor, row, column);
                float scale = scales[row];
                Assert.Equal(isUsed ? scale * levels[i] : 0, read[i]);
                double error = isUsed ? Math.Abs(weights[i] - ((double)scale * levels[i])) : 0;
                Assert.True(error <= (scale / 2) + 1e-8, $"{what}: {tensor.Name}[{row}, {column}]");
                (largest, sum, count) = (Math.Max(largest, error), sum + error, count + (isUsed ? 1 : 0));
            }

            QuantizationError told = file.QuantizationErrors.Single(error => error.Tensor == tensor.Name);
            Assert.Equal(count, told.Elements);
            Assert.Equal(largest, told.Largest, 1e-12);
            Assert.Equal(sum / count, told.Mean, 1e-12);
        }
    }

    [Fact]
    public void Floats_come_first_and_biases_are_those_of_an_fp32_file()
    {
        RnnModel model = new RandomModel("GruE17H8L3", seed: 5).Model;
        using ModelFile fp32 = ModelFile.Open(model.Save()), file = ModelFile.Open(model.Freeze(Int8).Save());
        Assert.Equal(
            [
                "F32 embedding.weight.scale", "F32 rnn.weight_ih_l0.scale", "F32 rnn.weight_hh_l0.scale", "F32 rnn.weight_ih_l1.scale", "F32 rnn.weight_hh_l1.scale",
                "F32 rnn.weight_ih_l2.scale", "F32 rnn.weight_hh_l2.scale", "F32 output.weight.scale",
                "F32 rnn.bias_ih_l0", "F32 rnn.bias_hh_l0", "F32 rnn.bias_ih_l1", "F32 rnn.bias_hh_l1", "F32 rnn.bias_ih_l2", "F32 rnn.bias_hh_l2", "F32 output.bias",
                "I8 embedding.weight", "I8 rnn.weight_ih_l0", "I8 rnn.weight_hh_l0", "I8 rnn.weight_ih_l1", "I8 rnn.weight_hh_l1", "I8 rnn.weight_ih_l2", "I8 rnn.weight_hh_l2", "I8 output.weight",
            ],
            file.Tensors.Select(tensor => $"{tensor.Dtype} {tensor.Name}"));
        Assert.All(file.Tensors, tensor => Assert.True(tensor.Dtype == SafetensorsDtype.I8 || tensor.Begin % sizeof(float) == 0));
        foreach (SafetensorsTensor bias in fp32.Tensors.Where(tensor => tensor.Shape.Count == 1))
        {
            Assert.Equal(fp32.ReadTensor(bias.Name), file.ReadTensor(bias.Name));
        }

        Assert.Equal("1.0", file.Metadata["rnngen.format"]);
        string[] ours = ["rnngen.quantization", "rnngen.checksum"];
        Assert.Equal(fp32.Metadata.Where(entry => !ours.Contains(entry.Key)), file.Metadata.Where(entry => !ours.Contains(entry.Key)));
        Assert.StartsWith("""{"embedding.weight":{"largestError":0.""", file.Metadata["rnngen.quantization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, 64, 128, 1, false)]
    [InlineData(4_096, 64, 64, 1, false)]
    [InlineData(10_000, 200, 200, 2, false)]
    [InlineData(10_000, 200, 200, 2, true)]
    [InlineData(5_000, 0, 128, 1, false)]
    public void Tensors_take_little_more_than_a_quarter(int v, int e, int h, int layers, bool tied)
    {
        ModelFixture fixture = new(new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = v, EmbeddingSize = e, HiddenSize = h, Layers = layers, TieEmbeddings = tied });
        using MemoryStream stream = new();
        new ModelFileWriter(fixture.Shape, fixture.Tensors, fixture.Parameters, fixture.Vocabulary).Write(stream);
        using ModelFile fp32 = ModelFile.Open(stream.ToArray()), int8 = ModelFile.Open(fp32.ToInt8());
        double before = fp32.Tensors[^1].End, after = int8.Tensors[^1].End;
        Assert.InRange(after / before, 0.25, 0.28);
        Assert.InRange(after / fixture.Shape.ParameterCount, 1, 1.12);
    }

    /// <summary>A scale and a bias a row are too much for short rows.</summary>
    [Fact]
    public void Rows_of_few_weights_save_less()
    {
        ModelFixture fixture = new(new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 1_000, EmbeddingSize = 16, HiddenSize = 16 });
        using MemoryStream stream = new();
        new ModelFileWriter(fixture.Shape, fixture.Tensors, fixture.Parameters, fixture.Vocabulary).Write(stream);
        using ModelFile fp32 = ModelFile.Open(stream.ToArray()), int8 = ModelFile.Open(fp32.ToInt8());
        Assert.InRange(int8.Tensors[^1].End / (double)fp32.Tensors[^1].End, 0.28, 0.36);
    }

    [Fact]
    public void A_frozen_fp32_model_is_saved_as_it_was_trained()
    {
        RnnModel model = new RandomModel("GruE17H8L3", seed: 5).Model;
        Assert.Equal(model.Save().ToArray(), model.Freeze().Save().ToArray());
        using ModelFile file = ModelFile.Open(model.Save());
        FrozenModel loaded = SweptModel.LoadFrozen("GruE17H8L3", file);
        Assert.Equal(WeightPrecision.Float32, loaded.Precision);
        Assert.Empty(loaded.QuantizationErrors);
        Assert.Equal(model.Save().ToArray(), loaded.Save().ToArray());
    }

    [Fact]
    public void Paths_and_streams_receive_the_same()
    {
        using TemporaryFolder folder = new();
        FrozenModel frozen = new RandomModel("LstmE17H8L1", seed: 5).Model.Freeze(Int8);
        byte[] expected = frozen.Save().ToArray();
        frozen.Save(folder.File("model.safetensors"));
        using MemoryStream stream = new();
        frozen.Save(stream);
        Assert.Equal(expected, File.ReadAllBytes(folder.File("model.safetensors")));
        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(["model.safetensors"], folder.Names());
        Assert.Contains("cannot be written", Assert.Throws<ArgumentException>(() => frozen.Save(new MemoryStream(expected, writable: false))).Message, StringComparison.Ordinal);
        Assert.Equal(expected, SweptModel.LoadFrozen("LstmE17H8L1", ModelFile.Open(new UnseekableStream(expected))).Save().ToArray());
    }

    [Theory]
    [InlineData(WeightPrecision.Float32)]
    [InlineData(WeightPrecision.Int8)]
    public void An_int8_file_stays_int8_whatever_is_asked_for(WeightPrecision precision)
    {
        byte[] bytes = new RandomModel("LstmE17H8L1", seed: 5).Model.Freeze(Int8).Save().ToArray();
        Assert.Equal(WeightPrecision.Int8, SweptModel.LoadFrozen("LstmE17H8L1", ModelFile.Open(bytes), new FreezeOptions { Precision = precision }).Precision);
    }

    [Fact]
    public void Another_shape_is_named()
    {
        byte[] bytes = new RandomModel("LstmE17H8L1", seed: 5).Model.Freeze(Int8).Save().ToArray();
        Assert.Contains(
            "is expected. Load it with a model class of its own shape", Assert.Throws<InvalidModelFileException>(() => { SweptModel.LoadFrozen("TanhE17H8L3", ModelFile.Open(bytes)); }).Message, StringComparison.Ordinal);
    }

    /// <summary>Scales may follow their weights, as other programs may write them.</summary>
    [Fact]
    public void Tensors_are_read_in_any_order()
    {
        ModelFixture fixture = new(ModelFixture.SmallShape);
        EditableInt8File file = new(fixture);
        file.Tensors.Reverse();
        using ModelFile original = ModelFile.Open(file.Original), reversed = file.Read();
        FileLayout layout = FileLayout.Of(fixture.Shape);
        float[] expected = new float[layout.Int8.ParameterFloats], actual = new float[expected.Length];
        new ModelFileLoader(original).Load(layout.Int8, expected);
        new ModelFileLoader(reversed).Load(layout.Int8, actual);
        Assert.Equal(MemoryMarshal.AsBytes<float>(expected), MemoryMarshal.AsBytes<float>(actual));
    }

    [Fact]
    public void What_belongs_to_no_word_does_not_matter()
    {
        RnnModel model = SweptModel.Create("CifgE0H8L3", new Vocabulary(WordTokenizer.Default, ["<unk>", "a", "b"]), seed: 1);
        byte[] expected = model.Freeze(Int8).Save().ToArray();
        foreach (string name in (string[])["rnn.weight_ih_l0", "output.weight"])
        {
            ParameterTensor tensor = model.Tensors.Single(tensor => tensor.Name == name);
            float[] values = new float[tensor.Length];
            model.ReadTensor(name, values);
            values[^1] = 1e6f;
            model.WriteTensor(name, values);
        }

        Assert.Equal(expected, model.Freeze(Int8).Save().ToArray());
    }

    [Fact]
    public void A_diverged_model_is_not_saved()
    {
        RnnModel model = new RandomModel("LstmE17H8L1", seed: 5).Model;
        float[] values = new float[model.Tensors.Single(tensor => tensor.Name == "rnn.weight_hh_l0").Length];
        values[^1] = float.NaN;
        model.WriteTensor("rnn.weight_hh_l0", values);
        Assert.Contains("'rnn.weight_hh_l0.scale' is NaN", Assert.Throws<InvalidOperationException>(() => { model.Freeze(Int8).Save(); }).Message, StringComparison.Ordinal);
    }

    private static bool IsUsed(RnnModel model, ParameterTensor tensor, int row, int column) => tensor.Role switch
    {
        ParameterRole.Embedding or ParameterRole.OutputWeights => row < model.Vocabulary.Count,
        ParameterRole.InputWeights when tensor.Layer == 0 && model.Shape.IsOneHot => column < model.Vocabulary.Count,
        _ => true,
    };

    private static float[] Probabilities(FrozenModel model)
    {
        Session session = model.CreateSession();
        float[] probabilities = new float[model.Vocabulary.Count];
        for (int i = 0; i < 7; i++)
        {
            session.Feed(i % probabilities.Length);
        }

        session.Probabilities(probabilities);
        return probabilities;
    }
}
