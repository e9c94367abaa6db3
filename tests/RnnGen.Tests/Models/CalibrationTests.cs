using RnnGen.Reference;
using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

/// <summary>Scales that a text has chosen.</summary>
public sealed class CalibrationTests
{
    private static readonly int[] Text = [1, 2, 3, 4, 5, 6];

    private static readonly int[] NotAWord = [1, 3];

    private readonly Dictionary<string, double[]> _sums = new(StringComparer.Ordinal);

    [Fact]
    public void A_large_weight_that_nothing_is_multiplied_by_is_clipped()
    {
        float[] row = [0.1f, -0.07f, 0.033f, 1f], squares = [1, 1, 1, 0];
        sbyte[] plain = new sbyte[4], calibrated = new sbyte[4];
        float full = Int8Weights.QuantizeRow(row, plain), scale = Int8Weights.QuantizeRow(row, squares, calibrated);
        Assert.Equal(1f / 127, full);
        Assert.InRange(scale, 0.49f * full, 0.99f * full);
        Assert.Equal(127, calibrated[3]);
        Assert.True(Error(row, squares, scale, calibrated) < Error(row, squares, full, plain));
    }

    [Theory]
    [InlineData(1f, 1f, 1f)]
    [InlineData(0f, 0f, 0f)]
    public void The_error_is_never_larger(float first, float second, float third)
    {
        RandomSource random = new(3);
        float[] squares = [first, second, third];
        for (int i = 0; i < 100; i++)
        {
            float[] row = [random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f];
            sbyte[] plain = new sbyte[3], calibrated = new sbyte[3];
            float full = Int8Weights.QuantizeRow(row, plain), scale = Int8Weights.QuantizeRow(row, squares, calibrated);
            Assert.True(Error(row, squares, scale, calibrated) <= Error(row, squares, full, plain));
        }
    }

    [Fact]
    public void Without_a_text_the_largest_weight_makes_the_scale()
    {
        sbyte[] levels = new sbyte[3];
        Assert.Equal(2f / 127, Int8Weights.QuantizeRow([1f, -2f, 0.5f], [], levels));
        Assert.Equal([64, -127, 32], levels);
        Assert.Equal(0, Int8Weights.QuantizeRow([0f, 0f, 0f], [1f, 1f, 1f], levels));
        Assert.Equal([0, 0, 0], levels);
    }

    /// <summary>What the columns are multiplied by, against the equations in double.</summary>
    [Theory]
    [InlineData("LstmE15H15L2")]
    [InlineData("GruE9H16L3")]
    [InlineData("TanhE0H17L1")]
    [InlineData("LstmTiedE33H40L1")]
    [InlineData("LstmTiedE40H40L2")]
    public void Mean_squares_are_those_of_the_reference(string name)
    {
        RandomModel random = new(name, seed: 5);
        RnnModel model = random.Model;
        int[] tokens = [1, 3, 2, 5, 1, 4];
        IReadOnlyDictionary<string, float[]> squares = ActivationSquares.Over(model.Bound.Network, model.Bound.Parameters.Span, model.Vocabulary, tokens);

        ModelShape shape = model.Shape;
        int top = shape.Layers - 1;
        double[][] hidden = [.. Enumerable.Range(0, shape.Layers).Select(_ => new double[shape.HiddenSize])];
        ReferenceSession<double> session = random.Reference.CreateSession();
        for (int i = 0; i < tokens.Length; i++)
        {
            if (shape.Loss == LossPosition.LastStep && i % shape.SequenceLength == 0)
            {
                session.Reset();
                Array.ForEach(hidden, Array.Clear);
            }

            Expect("rnn.weight_hh_l0", hidden[0]);
            session.Step(tokens[i]);
            for (int layer = 0; layer < shape.Layers; layer++)
            {
                hidden[layer] = session.HiddenState(layer).ToArray();
            }

            if (!shape.IsOneHot)
            {
                Expect("rnn.weight_ih_l0", random.Reference.Parameter("embedding.weight")[(tokens[i] * shape.EmbeddingSize)..((tokens[i] + 1) * shape.EmbeddingSize)]);
            }

            if (top > 0)
            {
                Expect("rnn.weight_ih_l1", hidden[0]);
            }

            if (!shape.TieEmbeddings)
            {
                Expect("output.weight", hidden[top]);
            }
            else if (!shape.HasProjection)
            {
                Expect("embedding.weight", hidden[top]);
            }
            else
            {
                Expect("projection.weight", hidden[top]);
            }
        }

        Assert.All(_sums, sum => Assert.Equal(sum.Value.Select(value => (float)Math.Max(value, 0.01 * sum.Value.Average())), squares[sum.Key], (x, y) => Math.Abs(x - y) < 1e-5));
        Assert.Equal(
            model.Tensors.Where(tensor => !tensor.IsVector && (tensor.Role != ParameterRole.Embedding || shape.TieEmbeddings) && !(shape.IsOneHot && tensor.Name == "rnn.weight_ih_l0")).Select(tensor => tensor.Name).Order(StringComparer.Ordinal),
            squares.Keys.Order(StringComparer.Ordinal));

        void Expect(string tensor, double[] values)
        {
            double[] sums = _sums.TryGetValue(tensor, out double[]? known) ? known : _sums[tensor] = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                sums[i] += values[i] * values[i] / tokens.Length;
            }
        }
    }

    /// <summary>A unit that is silent over a short text may be needed for the next one: its weights are not clipped as if they were nothing.</summary>
    [Fact]
    public void Columns_that_a_text_leaves_at_zero_count_a_hundredth()
    {
        RandomModel random = new("ReluE8H17L1", seed: 5);
        RnnModel model = random.Model;
        float[] biases = new float[model.Shape.HiddenSize];
        biases.AsSpan(0, 12).Fill(-100);
        model.WriteTensor("rnn.bias_ih_l0", biases);
        float[] squares = ActivationSquares.Over(model.Bound.Network, model.Bound.Parameters.Span, model.Vocabulary, [1, 3, 2])["output.weight"];

        float ofSilent = squares[0];
        Assert.True(ofSilent > 0);
        Assert.All(squares[..12], value => Assert.Equal(ofSilent, value));
        Assert.Equal(0.01f, ofSilent / (squares.Sum() / squares.Length), 0.002f);
    }

    [Fact]
    public void A_text_changes_scales_of_matrices_and_none_of_tables()
    {
        RnnModel model = new RandomModel("LstmWide", seed: 5).Model;
        FreezeOptions plain = new() { Precision = WeightPrecision.Int8 };
        using ModelFile without = ModelFile.Open(model.Freeze(plain).Save()), with = ModelFile.Open(model.Freeze(plain with { CalibrationText = Text }).Save());
        Assert.Equal(without.ReadTensor("embedding.weight.scale"), with.ReadTensor("embedding.weight.scale"));
        Assert.NotEqual(without.ReadTensor("rnn.weight_hh_l1.scale"), with.ReadTensor("rnn.weight_hh_l1.scale"));
    }

    [Fact]
    public void A_token_that_is_no_word_is_refused()
    {
        RnnModel model = SweptModel.Create("LstmE17H8L1", new Vocabulary(WordTokenizer.Default, ["<unk>", "a", "b"]), seed: 1);
        FreezeOptions options = new() { Precision = WeightPrecision.Int8, CalibrationText = NotAWord };
        Assert.Contains("FreezeOptions.CalibrationText holds token 3, but tokens run from 0 to 2", Assert.Throws<ArgumentException>(() => { model.Freeze(options); }).Message, StringComparison.Ordinal);
    }

    private static double Error(float[] row, float[] squares, float scale, sbyte[] levels) =>
        row.Select((weight, column) => squares[column] * Math.Pow(weight - ((double)scale * levels[column]), 2)).Sum();
}
