namespace RnnGen.Tests;

/// <summary>Suggestions of int8 models that keep the fp32 rows of their output layer: those of fp32 on the same h, word for word.</summary>
[Trait("Category", "Numerics")]
public sealed class ScreeningTests
{
    private static readonly (int Words, int Depth)[] Sizes = [(1, 5), (2, 5), (3, 5), (15, 5), (16, 5), (17, 5), (100, 6), (37, 19), (1000, 19), (1000, 24)];

    public static TheoryData<string> Kinds => [.. ScreenedRows.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lists_are_those_of_the_fp32_output_layer(string kind) => ForEachState(kind, (model, state, random) =>
    {
        float[] exact = model.ExactLogits(state);
        int words = exact.Length;
        Session session = ScreenedModel.SessionIn(model.Quantized, state);
        foreach (int k in new[] { 1, 2, 3, 5, 10, 17, words })
        {
            WordMask? mask = random.NextSingle() < 0.5f ? null : RandomMask(model.Model.Vocabulary, ref random);
            Suggestion[] suggestions = new Suggestion[k];
            int count = session.Suggest(suggestions, mask);
            int[] expected = [.. SoftmaxOracle.Ranking(exact).Where(word => mask?.Allows(word) ?? true).Take(k)];

            Assert.Equal(expected, suggestions[..count].Select(suggestion => suggestion.Token));
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_logit_is_off_by_more_than_its_bound(string kind) => ForEachState(kind, (model, state, _) =>
    {
        float[] exact = model.ExactLogits(state), quantized = model.QuantizedLogits(state);
        Screening screening = model.ScreeningIn(state);
        for (int word = 0; word < exact.Length; word++)
        {
            Assert.InRange(Math.Abs((double)exact[word] - quantized[word]), 0, screening.Error(word));
            Assert.InRange(screening.Error(word), 0, screening.LargestError);
            Assert.Equal(quantized[word], screening.QuantizedLogit(word));
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Probabilities_are_those_of_int8_with_the_words_shown_in_fp32(string kind) => ForEachState(kind, (model, state, _) =>
    {
        float[] exact = model.ExactLogits(state), mixed = model.QuantizedLogits(state);
        double error = model.ScreeningIn(state).LargestError;
        Suggestion[] suggestions = new Suggestion[5];
        int count = ScreenedModel.SessionIn(model.Quantized, state).Suggest(suggestions);
        foreach (Suggestion suggestion in suggestions[..count])
        {
            mixed[suggestion.Token] = exact[suggestion.Token];
        }

        double[] expected = SoftmaxOracle.Probabilities(mixed), ofExact = SoftmaxOracle.Probabilities(exact);
        Assert.InRange(suggestions[..count].Sum(suggestion => suggestion.Probability), 0, 1.00001f);
        foreach (Suggestion suggestion in suggestions[..count].Where(suggestion => suggestion.Probability > 1e-30 && error < 5))
        {
            Assert.Equal(expected[suggestion.Token], suggestion.Probability, 2e-5 * expected[suggestion.Token]);
            Assert.InRange(Math.Abs(Math.Log(suggestion.Probability / ofExact[suggestion.Token])), 0, error + 1e-4);
        }
    });

    [Fact]
    public void Few_rows_are_scored_again()
    {
        RandomSource random = new(5);
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create("random", 1000, 24, ref random));
        Session session = ScreenedModel.SessionIn(model.Quantized, model.StateOf(ScreenedRows.Input("random", 24, ref random)));

        session.Suggest(new Suggestion[5]);

        Assert.InRange(session.RowsScoredAgain, 5, 60);
    }

    [Fact]
    public void Rows_of_no_word_do_not_widen_the_bound()
    {
        RandomSource random = new(5);
        float[][] rows = ScreenedRows.Create("random", 1000, 24, ref random);
        ScreenedModel model = ScreenedModel.Of(rows, words: [.. Enumerable.Range(1, 499).Select(word => $"w{word}")]);
        Session session = ScreenedModel.SessionIn(model.Quantized, model.StateOf(ScreenedRows.Input("random", 24, ref random)));

        session.Suggest(new Suggestion[5]);

        Assert.Equal(500, session.Vocabulary.Count);
        Assert.InRange(session.RowsScoredAgain, 5, 40);
    }

    [Fact]
    public void An_fp32_model_scores_nothing_again()
    {
        RandomSource random = new(5);
        Session session = ScreenedModel.Of(ScreenedRows.Create("random", 100, 6, ref random)).Exact.CreateSession();

        session.Suggest(new Suggestion[5]);

        Assert.Equal(0, session.RowsScoredAgain);
    }

    [Fact]
    public void A_word_with_an_infinite_bias_takes_no_part_and_costs_the_others_nothing()
    {
        RandomSource random = new(5);
        float[][] rows = ScreenedRows.Create("random", 1000, 24, ref random);
        rows[7][^1] = float.NegativeInfinity;
        ScreenedModel model = ScreenedModel.Of(rows);
        byte[] state = model.StateOf(ScreenedRows.Input("random", 24, ref random));
        Session session = ScreenedModel.SessionIn(model.Quantized, state);
        Suggestion[] suggestions = new Suggestion[1000];

        Assert.Equal(5, session.Suggest(suggestions.AsSpan(0, 5)));
        Assert.InRange(session.RowsScoredAgain, 5, 60);
        Assert.Equal(998, session.Suggest(suggestions));
        Assert.Equal(SoftmaxOracle.Ranking(model.ExactLogits(state))[..998], suggestions[..998].Select(suggestion => suggestion.Token));
    }

    private static void ForEachState(string kind, Action<ScreenedModel, byte[], RandomSource> check)
    {
        foreach ((int words, int depth) in Sizes)
        {
            RandomSource random = new((ulong)(words + depth));
            ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create(kind, words, depth, ref random));
            foreach (string input in ScreenedRows.Inputs)
            {
                check(model, model.StateOf(ScreenedRows.Input(input, depth, ref random)), random);
            }
        }
    }

    private static WordMask RandomMask(Vocabulary vocabulary, ref RandomSource random)
    {
        float share = random.NextSingle();
        List<int> without = [];
        for (int word = 0; word < vocabulary.Count; word++)
        {
            if (random.NextSingle() < share)
            {
                without.Add(word);
            }
        }

        return WordMask.For(vocabulary).Without(without.ToArray());
    }
}
