namespace RnnGen.Tests;

/// <summary>The total loss is at most that of the network plus ln 2, whatever is written.</summary>
public sealed class GuaranteeTests
{
    private const double Bound = 0.69314718055994531;

    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void Random_texts_lose_at_most_ln_2(string sources)
    {
        for (int seed = 10; seed < 14; seed++)
        {
            Race race = new(PredictorCase.Create(sources));
            foreach (string word in PredictorCase.RandomText(seed, 250).Split(' '))
            {
                race.Write(word);
            }
        }
    }

    /// <summary>Each word is the one that the predictor gives least, compared with the network: as soon as a source is trusted, it is betrayed.</summary>
    [Theory]
    [InlineData("all")]
    [InlineData("all and companion")]
    public void An_adversary_takes_at_most_ln_2(string sources)
    {
        Race race = new(PredictorCase.Create(sources));
        string[] words = [.. PredictorCase.Vocabulary.Words.Skip(1), "Rhodes", "zeppelin", "new"];
        for (int i = 0; i < 300; i++)
        {
            race.Write(words.MinBy(race.Advantage)!);
        }

        // It did what it could.
        Assert.True(race.Lost > 0.5, $"The adversary has taken {race.Lost} only.");
    }

    /// <summary>A text that leads the sources on for a while and then turns to the network's own words.</summary>
    [Fact]
    public void A_text_that_changes_its_mind_loses_at_most_ln_2()
    {
        Race race = new(PredictorCase.Create());
        for (int i = 0; i < 150; i++)
        {
            race.Write("Rhodes");
        }

        Assert.True(race.Lost < -100);
        for (int i = 0; i < 150; i++)
        {
            race.Write(PredictorCase.Vocabulary.Words.Skip(1).MaxBy(race.NetworkLog)!);
        }
    }

    /// <summary>A predictor and a session over the same network, which read the same words.</summary>
    private sealed class Race(Predictor predictor)
    {
        private readonly Session _network = PredictorCase.Model.CreateSession();

        /// <summary>What the predictor has lost more than the network.</summary>
        public double Lost { get; private set; }

        public double NetworkLog(string word)
        {
            int token = PredictorCase.Vocabulary.IndexOf(word);
            return Math.Log(_network.Probability(token)) + (token == Vocabulary.Unknown ? SpellingDistribution.Of(PredictorCase.Vocabulary).LogProbability(LowerCase(word)) : 0);
        }

        public double Advantage(string word) => predictor.LogProbability(word) - NetworkLog(word);

        public void Write(string word)
        {
            Lost -= Advantage(word);
            Assert.True(Lost <= Bound + 1e-4, $"The predictor has lost {Lost} more than the network.");
            predictor.Feed(word);
            _network.Feed(word);
        }

        private static string LowerCase(string word)
        {
            string spelled = WordTokenizer.Default.Normalize(word, new char[TextTokenizer.MaxTokenLength]).ToString();
            return Apostrophes.Replace(spelled, Apostrophes.Plain);
        }
    }
}
