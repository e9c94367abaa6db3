using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class FlowMeasurementTests
{
    private const int Steps = 30;
    private const int Sequences = 3;

    /// <summary>Where every unit of a rectifier is active and Whh = a·I, each step back is a factor of a: 0.5^30 is far below what follows from rounding alone.</summary>
    [Theory]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(1.25f)]
    public void Follows_the_recurrence_of_a_linear_network(float factor)
    {
        RnnModel model = ActiveRelu(factor, out int[] text);

        FlowCurve curve = FlowMeasurement.Measure(model, isTrained: false, text, Steps, Sequences);

        Assert.Equal(Steps + 1, curve.Norms.Count);
        Assert.All(curve.Norms.Select((norm, k) => (norm, k)), point => Assert.Equal(1, point.norm / (curve.Norms[0] * Math.Pow(factor, point.k)), 1e-9));
        Assert.Equal(factor, curve.FactorPerStep, 1e-9);
    }

    /// <summary>dE/dh_t of the prediction itself is Whyᵀ·(p − onehot), whatever the number of sequences.</summary>
    [Fact]
    public void The_first_norm_is_that_of_a_single_prediction()
    {
        RnnModel model = ActiveRelu(0.5f, out int[] text);
        float[] why = new float[model.Shape.VocabularySize * model.Shape.HiddenSize];
        Array.Fill(why, 0.1f, 0, model.Shape.HiddenSize * model.Vocabulary.Count);
        why.AsSpan(model.Shape.HiddenSize, model.Shape.HiddenSize).Fill(0.3f);
        model.WriteTensor("output.weight", why);

        double norm = FlowMeasurement.Measure(model, isTrained: false, text, Steps, Sequences).Norms[0];

        // All predictions are of word 1, whose row differs from the others' by 0.2 in each of the H places.
        float[] probabilities = new float[model.Vocabulary.Count];
        Session session = model.CreateSession();
        foreach (int word in text.AsSpan(0, FlowMeasurement.NeededWords(Steps) - 1))
        {
            session.Feed(word);
        }

        session.Probabilities(probabilities);
        Assert.Equal(0.2 * Math.Sqrt(model.Shape.HiddenSize) * (1 - probabilities[1]), norm, 1e-3 * norm);
    }

    /// <summary>Positive embeddings, inputs and biases keep every unit active.</summary>
    private static RnnModel ActiveRelu(float factor, out int[] text)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, "a a b", maxSize: 3);
        RnnModel model = PresetTable.Named("relu-small").Model.Create(vocabulary, 1);
        int hiddenSize = model.Shape.HiddenSize;
        float[] whh = new float[hiddenSize * hiddenSize];
        for (int unit = 0; unit < hiddenSize; unit++)
        {
            whh[(unit * hiddenSize) + unit] = factor;
        }

        model.WriteTensor("rnn.weight_hh_l0", whh);
        float[] wxh = new float[hiddenSize * model.Shape.EmbeddingSize];
        model.WriteTensor("rnn.weight_ih_l0", wxh);
        float[] bias = new float[hiddenSize];
        Array.Fill(bias, 1e-3f);
        model.WriteTensor("rnn.bias_ih_l0", bias);
        text = new int[FlowMeasurement.NeededWords(Steps) + 10];
        Array.Fill(text, 1);
        return model;
    }
}
