namespace RnnGen.Tests;

/// <summary>What every predictor can do with strings, a session or not.</summary>
public sealed class WordPredictorTests
{
    private static readonly string[] Words = ["<unk>", "bring", "a", "silver", "silk", "sword", "."];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_word_begun_is_completed(bool isSession)
    {
        IWordPredictor predictor = Predictor(isSession);

        WordSuggestion[] suggestions = predictor.Suggest("Bring a SIL", 5);

        // After "a": sword 3, silver 2, silk 1.
        Assert.Equal(["silver", "silk"], suggestions.Select(suggestion => suggestion.Word));
        Assert.Equal(1 / (1 + Math.Exp(-1)), suggestions[0].Probability, 1e-6);
        Assert.Equal(1, suggestions.Sum(suggestion => suggestion.Probability), 1e-6);
        Assert.Equal("silver", Assert.Single(predictor.Suggest("Bring a sil", 1)).Word);
        Assert.Empty(predictor.Suggest("bring a xyz", 3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_white_space_the_next_word_is_suggested(bool isSession)
    {
        IWordPredictor predictor = Predictor(isSession);

        WordSuggestion[] suggestions = predictor.Suggest("bring a ", 2);

        double sum = Math.Exp(3) + Math.Exp(2) + Math.Exp(1) + 4;
        Assert.Equal(["sword", "silver"], suggestions.Select(suggestion => suggestion.Word));
        Assert.Equal(Math.Exp(3) / sum, suggestions[0].Probability, 1e-6);
        Assert.Equal("bring", predictor.Suggest("", 1)[0].Word);
        Assert.Equal(6, predictor.Suggest("bring ", 100).Length);
    }

    [Fact]
    public void Options_say_how_words_match_and_which_probabilities_are_given()
    {
        IWordPredictor predictor = Predictor(isSession: true);
        CompletionOptions options = new() { OverAllWords = true, Mask = WordMask.For(predictor.Vocabulary).Without("silver") };

        WordSuggestion suggestion = Assert.Single(predictor.Suggest("bring a sil", 5, options));

        Assert.Equal("silk", suggestion.Word);
        Assert.Equal(Math.Exp(1) / (Math.Exp(3) + Math.Exp(2) + Math.Exp(1) + 4), suggestion.Probability, 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionOptions { Matching = (PrefixMatching)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Suggest("bring", 0));
    }

    [Fact]
    public void A_session_has_them_without_a_cast()
    {
        Session session = Model().CreateSession();

        Assert.Equal("sword", session.Suggest("bring a ", 1)[0].Word);
        Assert.Equal(" a sword.", session.Generate("Bring", 3, SamplingOptions.Greedy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_is_continued_as_people_write_it(bool isSession)
    {
        IWordPredictor predictor = Predictor(isSession);

        Assert.Equal("Bring a sword. Bring", predictor.Generate("", 5, SamplingOptions.Greedy));
        Assert.Equal(" bring a sword.", predictor.Generate("A silk", 4, SamplingOptions.Greedy));
        Assert.Equal("a", predictor.Generate("Bring ", 1, SamplingOptions.Greedy));
        Assert.Equal("", predictor.Generate("Bring ", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Generate("", -1));

        // It has read the prompt and what follows.
        predictor.Generate("Bring", 2, SamplingOptions.Greedy);
        Assert.Equal(Math.Exp(3) / (Math.Exp(3) + 6), predictor.Probability(6), 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_seed_decides_the_text(bool isSession)
    {
        IWordPredictor predictor = Predictor(isSession);

        Assert.Equal(predictor.Generate("Bring", 30, seed: 5), predictor.Generate("Bring", 30, seed: 5));
        Assert.NotEqual(predictor.Generate("Bring", 30, seed: 5), predictor.Generate("Bring", 30, seed: 6));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5f, 0, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 0, 0.7f)]
    [InlineData(2, 4, 0.6f)]
    public void Words_are_drawn_as_a_session_draws_them(float temperature, int topK, float topP)
    {
        const int Draws = 20_000;
        SamplingOptions options = new() { Temperature = temperature, TopK = topK, TopP = topP, Mask = WordMask.For(Vocabulary()).Without(".") };
        Session session = Model().CreateSession();
        session.Feed("bring a");
        int[][] counts = [Count(session), Count(new PlainPredictor(session))];

        // Five standard deviations of a difference of two counts.
        Assert.All(counts[0].Zip(counts[1]), pair => Assert.InRange(pair.First - pair.Second, -5 * Math.Sqrt(Draws / 2.0), 5 * Math.Sqrt(Draws / 2.0)));
        Assert.Equal(counts[0].Select(count => count > 0), counts[1].Select(count => count > 0));

        int[] Count(IWordPredictor predictor)
        {
            int[] drawn = new int[Words.Length];
            RandomSource random = new(3);
            for (int i = 0; i < Draws; i++)
            {
                drawn[predictor.Sample(options, ref random)]++;
            }

            return drawn;
        }
    }

    [Fact]
    public void What_a_predictor_without_logits_cannot_draw_is_refused()
    {
        IWordPredictor predictor = Predictor(isSession: false);
        WordMask nothing = WordMask.For(predictor.Vocabulary).Without(Words);
        RandomSource random = new(1);

        Assert.Throws<NotSupportedException>(() => predictor.Sample(new SamplingOptions { RepetitionPenalty = 1.2f }, ref random));
        Assert.Throws<InvalidOperationException>(() => predictor.Sample(new SamplingOptions { Mask = nothing }, ref random));
        Assert.Throws<InvalidOperationException>(() => predictor.Sample(SamplingOptions.Greedy with { Mask = nothing }, ref random));
    }

    private static IWordPredictor Predictor(bool isSession) => isSession ? Model().Freeze().CreateSession() : new PlainPredictor(Model().CreateSession());

    private static Vocabulary Vocabulary() => new(WordTokenizer.Default, Words);

    /// <summary>Bring, a, sword, full stop, bring, and so on; after "a" also silver and silk.</summary>
    private static BigramModel Model()
    {
        BigramModel model = new(new BigramNetwork(Words.Length), Vocabulary());
        float[,] weights = new float[Words.Length, Words.Length];
        Follow("bring", "a", 3);
        Follow("a", "sword", 3);
        Follow("a", "silver", 2);
        Follow("a", "silk", 1);
        Follow("sword", ".", 3);
        Follow(".", "bring", 3);
        Follow("silk", "bring", 3);
        model.WriteTensor("output.weight", weights.Cast<float>().ToArray());
        model.WriteTensor("output.bias", new float[Words.Length]);
        return model;

        void Follow(string word, string next, float logit) => weights[Array.IndexOf(Words, next), Array.IndexOf(Words, word)] = logit;
    }
}
