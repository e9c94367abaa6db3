using System.Globalization;
using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class BaselineEvaluationTests
{
    [Theory]
    [InlineData(1, 299.16)]
    [InlineData(3, 58.02)]
    [InlineData(5, 56.66)]
    public void The_dialogue_is_predicted_as_well_as_ever(int order, double perplexity)
    {
        TextSplit text = DemoTokens.Split(vocabularySize: 4096);
        Evaluation evaluation = KneserNeyEvaluator.Evaluate(KneserNeyModel.Train(text.Vocabulary, text.Train.Span, order), text.HeldOut.Span);
        Assert.Equal(text.HeldOut.Length - 1, evaluation.Tokens);
        Assert.Equal(perplexity, evaluation.Perplexity, 0.01);
    }

    [Fact]
    public void Figures_are_those_of_all_words_ranked()
    {
        TextSplit text = DemoTokens.Split(vocabularySize: 300);
        KneserNeyModel model = KneserNeyModel.Train(text.Vocabulary, text.Train.Span, order: 3);
        ReadOnlySpan<int> heldOut = text.HeldOut.Span[..300];
        KneserNeySession session = model.CreateSession();
        List<double> losses = [];
        List<int> ranks = [];
        for (int i = 1; i < heldOut.Length; i++)
        {
            session.Feed(heldOut[i - 1]);
            int target = heldOut[i];
            double probability = session.Probability(target);
            losses.Add(-Math.Log(probability));
            if (target != Vocabulary.Unknown)
            {
                ranks.Add(Enumerable.Range(1, text.Vocabulary.Count - 1).Count(word =>
                    session.Probability(word) > probability || (session.Probability(word) == probability && word < target)));
            }
        }

        Evaluation evaluation = KneserNeyEvaluator.Evaluate(model, heldOut);
        Assert.Equal(Math.Exp(losses.Average()), evaluation.Perplexity, 1e-9);
        Assert.Equal(1 - ((double)ranks.Count / losses.Count), evaluation.UnknownRate, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 1 ? 1 : 0), evaluation.Top1, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 3 ? 1 : 0), evaluation.Top3, 1e-12);
        Assert.Equal(ranks.Average(rank => rank < 5 ? 1 : 0), evaluation.Top5, 1e-12);
    }

    [CorpusTheory("quijote.train.txt")]
    [InlineData("unigram", 4096, 225.22)]
    [InlineData("kn5", 4096, 66.67)]
    [InlineData("unigram", 10000, 344.73)]
    [InlineData("kn3", 10000, 102.61)]
    [InlineData("kn5", 10000, 99.38)]
    public void The_Quijote_is_predicted_as_reported(string baseline, int vocabularySize, double perplexity)
    {
        JsonElement json = CliRun.Of(
            "eval", "--baseline", baseline, "--corpus", Corpora.Find("quijote.train.txt")!, "--valid", Corpora.Find("quijote.valid.txt")!,
            "--vocabulary-size", vocabularySize.ToString(CultureInfo.InvariantCulture), "--json").Succeeds().Json();
        Assert.Equal(perplexity, json.GetProperty("perplexity").GetDouble(), 0.01);
    }
}
