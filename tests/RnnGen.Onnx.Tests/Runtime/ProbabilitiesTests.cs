using RnnGen.SweepModels;

namespace RnnGen.Onnx.Tests;

/// <summary>ONNX Runtime on the exported graph against a session: every cell, one-hot and embedding, 1 to 4 layers, both losses.</summary>
public sealed class ProbabilitiesTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sequence_at_once_gives_what_a_session_gives_word_by_word(string name)
    {
        RnnModel model = RandomModel.Create(name);
        long[] tokens = RandomModel.Tokens(model, SequenceLength(model));
        using OnnxRun run = OnnxRun.Of(model, OnnxHead.Probabilities);
        AssertClose(Expected(model, tokens), run.Feed("probabilities", tokens));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tokens_one_by_one_with_carried_states_give_the_same(string name)
    {
        RnnModel model = RandomModel.Create(name);
        long[] tokens = RandomModel.Tokens(model, SequenceLength(model));
        using OnnxRun run = OnnxRun.Of(model, OnnxHead.Probabilities);
        float[] oneByOne = [.. tokens.SelectMany(token => run.Feed("probabilities", token))];
        AssertClose(Expected(model, tokens), oneByOne);
    }

    [Theory]
    [InlineData("TanhE17H8L3")]
    [InlineData("ReluE0H7L2")]
    [InlineData("LstmE0H16L3")]
    [InlineData("LstmWide")]
    [InlineData("GruWide")]
    [InlineData("CifgWide")]
    public void Texts_side_by_side_do_not_touch_each_other(string name)
    {
        RnnModel model = RandomModel.Create(name);
        long[] first = RandomModel.Tokens(model, 7, seed: 1);
        long[] second = RandomModel.Tokens(model, 7, seed: 2);
        using OnnxRun one = OnnxRun.Of(model);
        using OnnxRun other = OnnxRun.Of(model);
        using OnnxRun both = OnnxRun.Of(model, batchSize: 2);
        float[][] separate = [one.Feed("logits", first), other.Feed("logits", second)];
        float[] together = both.Feed("logits", [.. first.Zip(second, (x, y) => new[] { x, y }).SelectMany(pair => pair)]);
        int words = model.Vocabulary.Count;
        for (int row = 0; row < 14; row++)
        {
            AssertClose(separate[row % 2].AsSpan(row / 2 * words, words), together.AsSpan(row * words, words));
        }

        foreach ((string state, var value) in both.States)
        {
            AssertClose([.. one.States[state].ToArray(), .. other.States[state].ToArray()], value.ToArray());
        }
    }

    [Fact]
    public void A_longer_text_than_any_trained_on_is_read_to_its_end()
    {
        RnnModel model = RandomModel.Create("LstmE15H15L2");
        long[] tokens = RandomModel.Tokens(model, 100);
        using OnnxRun run = OnnxRun.Of(model, OnnxHead.Probabilities);
        AssertClose(Expected(model, tokens), run.Feed("probabilities", tokens));
    }

    // A model of n-grams is asked after n tokens from zero state; a session of it forgets what lies before.
    private static int SequenceLength(RnnModel model) => model.Shape.Loss == LossPosition.LastStep ? model.Shape.SequenceLength : 7;

    private static float[] Expected(RnnModel model, long[] tokens)
    {
        Session session = model.CreateSession();
        int words = model.Vocabulary.Count;
        float[] probabilities = new float[tokens.Length * words];
        for (int i = 0; i < tokens.Length; i++)
        {
            session.Feed((int)tokens[i]);
            session.Probabilities(probabilities.AsSpan(i * words, words));
        }

        return probabilities;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }
}
