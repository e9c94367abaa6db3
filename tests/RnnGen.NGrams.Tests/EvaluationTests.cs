namespace RnnGen.NGrams.Tests;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData(1, 299.16)]
    [InlineData(3, 58.02)]
    [InlineData(5, 56.66)]
    public void The_dialogue_is_predicted_as_well_as_ever(int order, double perplexity)
    {
        Dialogue text = Dialogue.Read(vocabularySize: 4096);
        Evaluation evaluation = text.Learn(order).Evaluate(text.HeldOut);
        Assert.Equal(text.HeldOut.Length - 1, evaluation.Tokens);
        Assert.Equal(perplexity, evaluation.Perplexity, 0.01);
    }

    [Fact]
    public void Figures_are_those_of_all_words_ranked()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 300);
        KneserNeyModel model = text.Learn(order: 3);
        ReadOnlySpan<int> heldOut = text.HeldOut.AsSpan(0, 300);
        KneserNeySession session = model.CreateSession();
        List<double> losses = [];
        List<double> knownLosses = [];
        List<int> ranks = [];
        for (int i = 1; i < heldOut.Length; i++)
        {
            session.Feed(heldOut[i - 1]);
            int target = heldOut[i];
            double probability = session.Probability(target);
            losses.Add(-Math.Log(probability));
            if (target != Vocabulary.Unknown)
            {
                knownLosses.Add(losses[^1]);
                ranks.Add(Enumerable.Range(1, text.Vocabulary.Count - 1).Count(word =>
                    session.Probability(word) > probability || (session.Probability(word) == probability && word < target)));
            }
        }

        Evaluation evaluation = model.Evaluate(heldOut);
        Assert.Equal(losses.Count, evaluation.Tokens);
        Assert.Equal(Math.Exp(losses.Average()), evaluation.Perplexity, 1e-9);
        Assert.Equal(Math.Exp(knownLosses.Average()), evaluation.PerplexityWithoutUnknown, 1e-9);
        Assert.Equal(1 - ((double)ranks.Count / losses.Count), evaluation.UnknownRate, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 1 ? 1 : 0), evaluation.Top1, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 3 ? 1 : 0), evaluation.Top3, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 5 ? 1 : 0), evaluation.Top5, 1e-12);
    }

    [Fact]
    public void A_text_without_targets_is_refused()
    {
        KneserNeyModel model = Dialogue.Read(vocabularySize: 100).Learn(order: 2);
        Assert.Contains("1 words, but needs at least 2", Assert.Throws<ArgumentException>("tokens", () => model.Evaluate([1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("tokens", () => model.Evaluate([1, 100]));
    }
}
