namespace RnnGen.Tests;

/// <summary>Words of a vocabulary that a profile spells alike: it has one number for all of them.</summary>
public sealed class TwinWordsTests
{
    private static readonly string[] Words = ["<unk>", "don’t", "the", "ship", "don't", "won't", "can’t", "sails"];

    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void Probabilities_of_all_words_sum_to_one(string sources)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, Words);
        Profile profile = new(WordTokenizer.Default);
        Predictor predictor = Create();
        for (int round = 0; round < 8; round++)
        {
            predictor.Feed("the ship don't can't o'brien don’t won’t sails o’brien can’t don’t the don’t ");
            Check(predictor);
            predictor.Feed("don't the don't ");
            Check(predictor);

            // Another one finds the words that have entered, where this one has seen them enter.
            Check(Create());
        }

        Predictor Create() => new(
            new TypedLstm(vocabulary, seed: 5).Freeze(),
            profile,
            PredictorCase.Options(sources),
            sources.EndsWith("companion", StringComparison.Ordinal) ? RnnGen.NGrams.KneserNeyModel.Train([1, 2, 4, 2, 1], vocabulary, order: 2).CreateSession() : null);
    }

    private static void Check(Predictor predictor)
    {
        int own = predictor.TokenOf("o'brien");
        int[] tokens = [.. Enumerable.Range(0, Words.Length), .. own >= Words.Length ? [own] : (int[])[]];
        Assert.Equal(1, tokens.Sum(predictor.Probability), 1e-5);

        // What is learnt from agrees with what is suggested.
        Assert.All(tokens.Skip(1), token => Assert.Equal(Math.Log(predictor.Probability(token)), predictor.LogProbability(predictor.WordOf(token)), 1e-4));
        Suggestion[] suggestions = new Suggestion[20];
        Assert.All(suggestions.Take(predictor.Suggest(suggestions)), word => Assert.Equal(predictor.Probability(word.Token), word.Probability, 1e-5));
    }
}
