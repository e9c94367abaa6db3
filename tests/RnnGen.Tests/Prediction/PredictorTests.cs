namespace RnnGen.Tests;

public sealed class PredictorTests
{
    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void Probabilities_of_all_words_sum_to_one(string sources)
    {
        Predictor predictor = PredictorCase.Create(sources);
        for (int seed = 0; seed < 5; seed++)
        {
            Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
            predictor.Feed(PredictorCase.RandomText(seed, 60));
        }
    }

    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void Suggestions_are_the_most_probable_words(string sources)
    {
        Predictor predictor = PredictorCase.Create(sources);
        predictor.Feed(PredictorCase.RandomText(seed: 1, words: 300));
        Suggestion[] suggestions = new Suggestion[100];
        foreach (int wanted in (int[])[1, 3, 10, 100])
        {
            int found = predictor.Suggest(suggestions.AsSpan(0, wanted));
            (int Token, double Probability)[] expected =
            [
                .. PredictorCase.Tokens(predictor).Where(token => token != Vocabulary.Unknown)
                    .Select(token => (token, predictor.Probability(token))).OrderByDescending(word => word.Item2).Take(wanted),
            ];
            Assert.Equal(expected.Length, found);
            Assert.Equal(expected.Select(word => word.Token), suggestions.Take(found).Select(word => word.Token));
            Assert.All(Enumerable.Range(0, found), i => Assert.Equal(expected[i].Probability, suggestions[i].Probability, 1e-6));
        }
    }

    [Theory]
    [InlineData("s", PrefixMatching.Exact)]
    [InlineData("RHO", PrefixMatching.Exact)]
    [InlineData("odo", PrefixMatching.IgnoreCaseAndAccents)]
    [InlineData("isn'", PrefixMatching.Exact)]
    [InlineData("q", PrefixMatching.Exact)]
    public void A_word_begun_is_completed_with_true_probabilities(string prefix, PrefixMatching matching)
    {
        Predictor predictor = PredictorCase.Create("all and companion");
        predictor.Feed(PredictorCase.RandomText(seed: 2, words: 300));
        int[] matches =
        [
            .. PredictorCase.Tokens(predictor).Where(token => token != Vocabulary.Unknown && LetterFolding.Fold(predictor.WordOf(token)).StartsWith(LetterFolding.Fold(prefix), StringComparison.Ordinal))
                .OrderByDescending(predictor.Probability),
        ];
        double total = matches.Sum(predictor.Probability);
        Suggestion[] suggestions = new Suggestion[50];

        int among = predictor.Complete(prefix, suggestions, new CompletionOptions { Matching = matching });
        Assert.Equal(matches, suggestions.Take(among).Select(word => word.Token));
        Assert.All(suggestions.Take(among), word => Assert.Equal(predictor.Probability(word.Token) / total, word.Probability, 1e-6));

        int overAll = predictor.Complete(prefix, suggestions, new CompletionOptions { Matching = matching, OverAllWords = true });
        Assert.Equal(matches, suggestions.Take(overAll).Select(word => word.Token));
        Assert.All(suggestions.Take(overAll), word => Assert.Equal(predictor.Probability(word.Token), word.Probability, 1e-6));
    }

    [Fact]
    public void Any_word_has_a_probability_also_one_that_nobody_has_written()
    {
        Predictor predictor = PredictorCase.Create("all and companion");
        predictor.Feed(PredictorCase.RandomText(seed: 3, words: 200));
        foreach (string word in (string[])["ship", "Rhodes", "captain's", "isn't", "."])
        {
            Assert.Equal(Math.Log(predictor.Probability(predictor.TokenOf(word))), predictor.LogProbability(word), 1e-5);
        }

        double expected = predictor.Probability(Vocabulary.Unknown);
        double unseen = predictor.LogProbability("quixotic") - SpellingDistribution.Of(PredictorCase.Vocabulary).LogProbability("quixotic");
        Assert.InRange(Math.Exp(unseen), expected, expected * 1.05);
        Assert.True(predictor.LogProbability(new string('ж', 256)) is < -1000 and > double.NegativeInfinity);
        Assert.Throws<ArgumentException>(() => predictor.LogProbability(""));
    }

    [Fact]
    public void Without_other_sources_it_is_the_network()
    {
        Predictor predictor = PredictorCase.Create("network");
        Session session = PredictorCase.Model.CreateSession();
        string text = PredictorCase.RandomText(seed: 4, words: 100);
        predictor.Feed(text);
        session.Feed(text);

        Assert.All(Enumerable.Range(1, PredictorCase.Vocabulary.Count - 1), token => Assert.Equal(session.Probability(token), predictor.Probability(token), 1e-6));
    }

    [Fact]
    public void Text_before_the_caret_is_read_without_being_learnt()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("Rhodes Rhodes sails to Rhodes . ");
        ReadOnlyMemory<byte> before = predictor.Profile.Save();
        Suggestion[] suggestions = new Suggestion[5];

        predictor.SetText("the men sail");
        predictor.SetText("the men sails to ");
        int found = predictor.Suggest(suggestions);

        Assert.Equal(before.ToArray(), predictor.Profile.Save().ToArray());
        Predictor other = PredictorCase.Create(profile: Profile.Load(before, WordTokenizer.Default));
        other.SetText("the men sails to ");
        Suggestion[] others = new Suggestion[5];
        other.Suggest(others);
        Assert.Equal("Rhodes", predictor.WordOf(suggestions[0].Token));
        Assert.Equal("Rhodes", other.WordOf(others[0].Token));
        Assert.Equal(5, found);
        Assert.Equal("Rhodes", predictor.Suggest("the men sails to Rh", 1)[0].Word);
    }

    [Fact]
    public void Words_are_taken_back_by_going_back_to_a_state()
    {
        Predictor predictor = PredictorCase.Create("all and companion");
        predictor.Feed(PredictorCase.RandomText(seed: 6, words: 100));
        byte[] state = new byte[predictor.StateSizeInBytes];
        predictor.CopyTo(state);
        Suggestion[] before = new Suggestion[10];
        predictor.Suggest(before);

        predictor.SetText("storm from the sea");
        predictor.Restore(state);
        Suggestion[] after = new Suggestion[10];
        predictor.Suggest(after);

        Assert.Equal(before, after);
        Assert.Throws<ArgumentException>(() => predictor.Restore(state.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => predictor.CopyTo(new byte[3]));
    }

    [Fact]
    public void A_profile_and_a_companion_of_other_words_are_refused()
    {
        Assert.Contains("tokenizer", Assert.Throws<ArgumentException>(() => new Predictor(PredictorCase.Model, new Profile(WhitespaceTokenizer.Default))).Message, StringComparison.Ordinal);
        IWordPredictor other = RnnGen.NGrams.KneserNeyModel.Train([1, 2, 1], new Vocabulary(WordTokenizer.Default, ["<unk>", "a", "b"]), order: 2).CreateSession();
        Assert.Throws<ArgumentException>(() => new Predictor(PredictorCase.Model, new Profile(WordTokenizer.Default), companion: other));
        Predictor predictor = PredictorCase.Create();
        Assert.Throws<ArgumentException>(() => new Predictor(PredictorCase.Model, new Profile(WordTokenizer.Default), companion: predictor));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Feed(PredictorCase.Vocabulary.Count + 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.WordOf(-1));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    [InlineData("two words", "several")]
    [InlineData("<unk>", "several")]
    [InlineData("\u200D", "finds none")]
    [InlineData("\e", "control characters")]
    public void What_is_no_single_word_is_refused_with_the_reason(string word, string reason)
    {
        Predictor predictor = PredictorCase.Create();
        string message = Assert.Throws<ArgumentException>(() => predictor.Accept(word)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', message);
        Assert.Empty(predictor.Profile.Words);
        if (word is not ("<unk>" or "\e"))
        {
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => predictor.LogProbability(word)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_word_that_is_too_long_is_not_repeated()
    {
        Predictor predictor = PredictorCase.Create();
        string message = Assert.Throws<ArgumentException>(() => predictor.Accept(new string('a', 5000))).Message;
        Assert.Contains("5000 characters, but a word has at most 256", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 200);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => predictor.LogProbability(new string('a', 5000))).Message);
    }

    [Fact]
    public void All_words_but_one_can_be_suggested()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("the ship sails to Rhodes and Ithaca and Rhodes");
        predictor.Accept("Thule");
        Suggestion[] suggestions = new Suggestion[100];
        Assert.Equal(PredictorCase.Vocabulary.Count + 2, predictor.WordCount);
        Assert.Equal(predictor.WordCount - 1, predictor.Suggest(suggestions));
        Assert.Equal(PredictorCase.Vocabulary.Count, PredictorCase.Create("n-grams", predictor.Profile).WordCount);
    }

    [Fact]
    public void A_companion_and_an_adaptation_are_of_one_predictor_alone()
    {
        IWordPredictor companion = RnnGen.NGrams.KneserNeyModel.Train(PredictorCase.Vocabulary.Encode(PredictorCase.Text), PredictorCase.Vocabulary, order: 3).CreateSession();
        DynamicEvaluation adaptation = new(PredictorCase.Adaptable());
        Assert.Contains("companion", Refusal(companion, null), StringComparison.Ordinal);

        // What was refused for the other's sake is still free.
        Assert.Contains("companion", Refusal(companion, adaptation, isFirst: false), StringComparison.Ordinal);
        Assert.Contains("adaptation", Refusal(null, adaptation), StringComparison.Ordinal);

        static string Refusal(IWordPredictor? companion, DynamicEvaluation? adaptation, bool isFirst = true)
        {
            Profile profile = new(WordTokenizer.Default);
            _ = isFirst ? new Predictor(PredictorCase.Model, profile, companion: companion, adaptation: adaptation) : null;
            return Assert.Throws<ArgumentException>(() => new Predictor(PredictorCase.Model, profile, companion: companion, adaptation: adaptation)).Message;
        }
    }

    [Fact]
    public void The_weights_of_the_sources_sum_to_one()
    {
        Predictor predictor = PredictorCase.Create("all and companion");
        predictor.Feed(PredictorCase.RandomText(seed: 7, words: 400));
        IReadOnlyList<SourceWeight> weights = predictor.Weights;
        Assert.Equal([Source.Network, Source.Cache, Source.NGrams, Source.Companion], weights.Select(weight => weight.Source));
        Assert.Equal(1, weights.Sum(weight => weight.Weight), 1e-9);
        Assert.All(weights, weight => Assert.InRange(weight.Weight, 0, 1));
    }
}
