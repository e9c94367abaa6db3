using RnnGen.Training;
using RnnGen.SweepModels;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class EvaluatorTests
{
    [Theory]
    [InlineData(5, 5)]
    [InlineData(40, 40)]
    [InlineData(40, 23)]
    [InlineData(600, 597)]
    public void Is_the_definition_in_double(int room, int words)
    {
        BigramModel model = new(new BigramNetwork(room), BigramModel.Words(words), seed: 7);
        int[] tokens = RandomTokens(300, words);

        Evaluation evaluation = model.CreateEvaluator().Evaluate(tokens);

        AssertEqual(Expected(model, tokens, firstTarget: 1), evaluation);
        Assert.Equal(299, evaluation.Tokens);
        Assert.True(model.CreateEvaluator().TryMeanLoss(tokens, CancellationToken.None, out double meanLoss));
        Assert.Equal(evaluation.Perplexity, Math.Exp(meanLoss), 1e-9 * evaluation.Perplexity);
    }

    [Fact]
    public void A_model_of_ngrams_predicts_each_word_from_the_n_before_it()
    {
        BigramModel model = new(new BigramNetwork(12, loss: LossPosition.LastStep), BigramModel.Words(12));
        int[] tokens = RandomTokens(50, 12);

        Evaluation evaluation = model.CreateEvaluator().Evaluate(tokens);

        AssertEqual(Expected(model, tokens, firstTarget: 3), evaluation);
        Assert.Equal(47, evaluation.Tokens);
    }

    [Theory]
    [InlineData("LstmWide")]
    [InlineData("GruWide")]
    [InlineData("TanhE0H15L3")]
    [InlineData("ReluL2Tied")]
    [InlineData("LstmTiedE33H40L1")]
    [InlineData("LstmE17H8L1")]
    [InlineData("TanhL2Projected")]
    public void Sixteen_targets_at_once_are_what_they_are_one_by_one(string name)
    {
        int words = SweptModel.VocabularySize(name) - 3;
        RnnModel model = SweptModel.Create(name, BigramModel.Words(words), seed: 3);
        Evaluator evaluator = model.CreateEvaluator();
        int firstTarget = model.Shape.Loss == LossPosition.LastStep ? model.Shape.SequenceLength : 1;
        foreach (int targets in (int[])[2, 15, 16, 17, 100])
        {
            int[] tokens = RandomTokens(firstTarget + targets, words);

            AssertEqual(Expected(model, tokens, firstTarget), evaluator.Evaluate(tokens));
            Assert.True(evaluator.TryMeanLoss(tokens, CancellationToken.None, out double meanLoss));
            Assert.Equal(evaluator.Evaluate(tokens).Perplexity, Math.Exp(meanLoss), 1e-9);
        }
    }

    [Theory]
    [InlineData("LstmWide")]
    [InlineData("GruE9H16L3")]
    [InlineData("TanhE0H15L3")]
    [InlineData("LstmTiedE33H40L1")]
    public void Any_predictor_is_evaluated_word_by_word_to_the_same_figures(string name)
    {
        int words = SweptModel.VocabularySize(name) - 3;
        RnnModel model = SweptModel.Create(name, BigramModel.Words(words), seed: 3);
        int firstTarget = model.Shape.Loss == LossPosition.LastStep ? model.Shape.SequenceLength : 1;
        int[] tokens = RandomTokens(firstTarget + 200, words);
        Session session = model.Freeze().CreateSession();
        session.Feed(1);

        AssertEqual(model.CreateEvaluator().Evaluate(tokens), Evaluator.Evaluate(session, tokens, firstTarget));
        AssertEqual(model.CreateEvaluator().Evaluate(tokens), Evaluator.Evaluate(new PlainPredictor(session), tokens, firstTarget));
    }

    [Fact]
    public void A_predictor_without_a_target_is_refused_and_evaluating_it_allocates_nothing()
    {
        Session session = new BigramModel(12).CreateSession();
        int[] tokens = RandomTokens(30, 12);

        Assert.Contains("has 1 words, but needs at least 2", Assert.Throws<ArgumentException>(() => Evaluator.Evaluate(session, [1])).Message, StringComparison.Ordinal);
        Assert.Contains("tokens[1] is 12", Assert.Throws<ArgumentOutOfRangeException>(() => Evaluator.Evaluate(session, [1, 12])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Evaluator.Evaluate(session, tokens, firstTarget: 0));
        Evaluator.Evaluate(session, tokens);
        AllocationMeter allocations = AllocationMeter.StartNew();
        Evaluator.Evaluate(session, tokens);
        Assert.Equal(0, allocations.Stop());
    }

    [Fact]
    public void Ties_count_for_the_lower_token_as_in_suggestions()
    {
        BigramModel model = new BigramModel(20).WithLogits(5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        // Known targets: 1 (first), 3 (third), 5 (fifth), 6 (sixth), 19 (last).
        Evaluation evaluation = model.CreateEvaluator().Evaluate([0, 1, 3, 5, 6, 19]);

        Assert.Equal((0.2, 0.4, 0.6), (evaluation.Top1, evaluation.Top3, evaluation.Top5));
    }

    [Fact]
    public void Ties_reach_over_the_whole_vocabulary()
    {
        const int Words = 600;
        float[] logits = [.. Enumerable.Repeat(-40f, Words)];
        foreach (int word in (int[])[0, 254, 255, 256, 257, 598])
        {
            logits[word] = -20;
        }

        BigramModel model = new BigramModel(new BigramNetwork(Words), BigramModel.Words(Words)).WithLogits(logits);

        // Known targets: 254 (first), 255 (second), 257 (fourth), 598 (fifth), 1 (sixth: below the others, the lowest token of the rest).
        Evaluation evaluation = model.CreateEvaluator().Evaluate([0, 254, 255, 257, 598, 1]);

        Assert.Equal((0.2, 0.4, 0.8), (evaluation.Top1, evaluation.Top3, evaluation.Top5));
    }

    [Fact]
    public void Unknown_targets_count_in_the_perplexity_alone()
    {
        BigramModel model = new BigramModel(3).WithLogits(MathF.Log(2), MathF.Log(1), MathF.Log(1));

        Evaluation evaluation = model.CreateEvaluator().Evaluate([1, 0, 1, 0, 0]);

        Assert.Equal(0.75, evaluation.UnknownRate);
        Assert.Equal(4, evaluation.PerplexityWithoutUnknown, 1e-5);
        Assert.Equal(Math.Pow(2 * 2 * 2 * 4, 0.25), evaluation.Perplexity, 1e-5);
        Assert.Equal(1, evaluation.Top1);
    }

    [Fact]
    public void A_text_without_known_targets_has_no_shares()
    {
        Evaluation evaluation = new BigramModel(3).CreateEvaluator().Evaluate([1, 0, 0]);

        Assert.True(double.IsNaN(evaluation.PerplexityWithoutUnknown));
        Assert.True(double.IsNaN(evaluation.Top1));
        Assert.True(double.IsFinite(evaluation.Perplexity));
    }

    [Fact]
    public void Every_call_begins_with_zero_state()
    {
        BigramModel model = new(new HistoryNetwork(3, LossPosition.EveryStep), BigramModel.Words(10));
        Evaluator evaluator = model.CreateEvaluator();

        Assert.Equal(evaluator.Evaluate([3, 1, 4, 1]), evaluator.Evaluate([3, 1, 4, 1]));
    }

    [Fact]
    public void A_frozen_model_is_evaluated_as_it_was()
    {
        BigramModel model = new(12);
        int[] tokens = RandomTokens(50, 12);
        Evaluation expected = model.CreateEvaluator().Evaluate(tokens);
        Evaluator frozen = model.Freeze().CreateEvaluator();

        model.WithLogits();

        Assert.Equal(expected, frozen.Evaluate(tokens));
    }

    [Fact]
    public void A_text_without_a_target_is_refused()
    {
        Evaluator ngrams = new BigramModel(new BigramNetwork(12, loss: LossPosition.LastStep), BigramModel.Words(12)).CreateEvaluator();

        Assert.Contains("has 0 words, but needs at least 2", Refused(new BigramModel(3).CreateEvaluator(), []), StringComparison.Ordinal);
        Assert.Contains("has 3 words, but needs at least 4", Refused(ngrams, [1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("tokens[1] is 12, but tokens run from 0 to 11", Refused(ngrams, [1, 12, 3, 4]), StringComparison.Ordinal);

        static string Refused(Evaluator evaluator, int[] tokens) => Assert.ThrowsAny<ArgumentException>(() => evaluator.Evaluate(tokens)).Message;
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        Evaluator evaluator = new BigramModel(40).CreateEvaluator();
        int[] tokens = RandomTokens(100, 40);
        evaluator.Evaluate(tokens);

        AllocationMeter allocations = AllocationMeter.StartNew();
        evaluator.Evaluate(tokens);

        Assert.Equal(0, allocations.Stop());
    }

    private static int[] RandomTokens(int length, int words)
    {
        RandomSource random = new(9);
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++)
        {
            tokens[i] = random.NextInt32(words);
        }

        return tokens;
    }

    private static Evaluation Expected(RnnModel model, int[] tokens, int firstTarget)
    {
        Session session = model.CreateSession();
        int words = model.Vocabulary.Count;
        List<(double Loss, int Rank)> known = [];
        List<double> losses = [];
        for (int i = 1; i < tokens.Length; i++)
        {
            session.Feed(tokens[i - 1]);
            if (i < firstTarget)
            {
                continue;
            }

            float[] logits = new float[words];
            session.Logits(logits);
            double loss = SoftmaxOracle.LogSumExp(logits) - logits[tokens[i]];
            losses.Add(loss);
            if (tokens[i] != Vocabulary.Unknown)
            {
                known.Add((loss, Array.IndexOf(SoftmaxOracle.Ranking(logits), tokens[i])));
            }
        }

        return new Evaluation
        {
            Tokens = losses.Count,
            Perplexity = Math.Exp(losses.Average()),
            PerplexityWithoutUnknown = Math.Exp(known.Average(target => target.Loss)),
            UnknownRate = 1 - ((double)known.Count / losses.Count),
            Top1 = known.Average(target => target.Rank < 1 ? 1.0 : 0),
            Top3 = known.Average(target => target.Rank < 3 ? 1.0 : 0),
            Top5 = known.Average(target => target.Rank < 5 ? 1.0 : 0),
        };
    }

    private static void AssertEqual(Evaluation expected, Evaluation actual)
    {
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.Equal(expected.Perplexity, actual.Perplexity, 1e-4);
        Assert.Equal(expected.PerplexityWithoutUnknown, actual.PerplexityWithoutUnknown, 1e-4);
        Assert.Equal(expected.UnknownRate, actual.UnknownRate, 1e-9);
        Assert.Equal(expected.Top1, actual.Top1, 1e-9);
        Assert.Equal(expected.Top3, actual.Top3, 1e-9);
        Assert.Equal(expected.Top5, actual.Top5, 1e-9);
    }
}
