using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

/// <summary>Completions against a filter over all words.</summary>
[Trait("Category", "Numerics")]
public sealed class CompleteTests
{
    public static TheoryData<int, PrefixMatching, bool, bool> Cases
    {
        get
        {
            TheoryData<int, PrefixMatching, bool, bool> cases = [];
            foreach (int words in new[] { 2, 15, 17, 33, 1100 })
            {
                foreach (PrefixMatching matching in Enum.GetValues<PrefixMatching>())
                {
                    cases.Add(words, matching, false, false);
                    cases.Add(words, matching, false, true);
                    cases.Add(words, matching, true, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_the_words_that_begin_with_the_prefix_by_probability(int words, PrefixMatching matching, bool overAllWords, bool isFrozen)
    {
        RandomSource random = new((ulong)words);
        Vocabulary vocabulary = new(new WordTokenizer(lowerCase: false), [Vocabulary.UnknownWord, .. AccentedWords.Random(words - 1, ref random)]);
        float[] logits = SoftmaxOracle.RandomLogits(words, 3, ref random);
        BigramModel model = new BigramModel(new BigramNetwork(words), vocabulary).WithLogits(logits);
        Session session = isFrozen ? model.Freeze().CreateSession() : model.CreateSession();
        double[] overAll = SoftmaxOracle.Probabilities(logits);
        Suggestion[] suggestions = new Suggestion[words];
        foreach (string prefix in vocabulary.Words.Skip(1).SelectMany(word => new[] { word, word[..1], word[..((word.Length + 1) / 2)] }).Distinct().Where(p => AccentedWords.Fold(p).Length > 0))
        {
            int[] expected = [.. SoftmaxOracle.Ranking(logits).Where(word => AccentedWords.Begins(vocabulary[word], prefix, matching))];
            double share = overAllWords ? 1 : expected.Sum(word => overAll[word]);

            int count = session.Complete(prefix, suggestions, new CompletionOptions { Matching = matching, OverAllWords = overAllWords });

            Assert.Equal(expected, suggestions[..count].Select(suggestion => suggestion.Token));
            Assert.All(suggestions[..count], suggestion => Assert.Equal(overAll[suggestion.Token] / share, suggestion.Probability, 2e-6));
            Assert.Equal(Math.Min(2, count), session.Complete(prefix, suggestions.AsSpan(0, 2), new CompletionOptions { Matching = matching }));
            Assert.Equal(expected.Take(2), suggestions[..Math.Min(2, count)].Select(suggestion => suggestion.Token));
        }
    }

    [Theory]
    [InlineData("LstmE8H17L3")]
    [InlineData("TanhE0H17L1")]
    [InlineData("LstmTiedE40H40L2")]
    [InlineData("LstmTiedE33H40L1")]
    public void The_sorted_output_layer_of_emitted_code_answers_as_live_weights_do(string name)
    {
        RandomModel random = new(name, seed: 3);
        Session live = random.Model.CreateSession();
        FrozenModel model = random.Model.Freeze();
        Session frozen = model.CreateSession();
        Session unsorted = random.Model.Freeze(new FreezeOptions { CompletionTableBudgetBytes = 0 }).CreateSession();
        Assert.True(model.CompletionTableBytes > 0);
        Suggestion[] expected = new Suggestion[random.WordCount];
        Suggestion[] actual = new Suggestion[random.WordCount];
        for (int i = 0; i < 20; i++)
        {
            int token = random.Random.NextInt32(random.WordCount);
            foreach (Session session in new[] { live, frozen, unsorted })
            {
                session.Feed(token);
            }

            foreach (string prefix in new[] { "w", "w1", "w2" })
            {
                int count = live.Complete(prefix, expected);
                Assert.Equal(count, frozen.Complete(prefix, actual));
                Assert.Equal(Probabilities(expected, count), Probabilities(actual, count), (x, y) => Math.Abs(x - y) < 1e-5);
                Assert.Equal(count, unsorted.Complete(prefix, actual));
                Assert.Equal(Probabilities(expected, count), Probabilities(actual, count), (x, y) => Math.Abs(x - y) < 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_equal_logits_the_lower_token_goes_first(bool isFrozen)
    {
        // In alphabetical order the tokens fall.
        string[] words = [Vocabulary.UnknownWord, .. Enumerable.Range(0, 40).Select(i => $"a{(char)('z' - (i / 2))}{(i % 2 == 0 ? 'b' : 'a')}")];
        BigramModel model = new BigramModel(new BigramNetwork(41), new Vocabulary(WordTokenizer.Default, words)).WithLogits(new float[41]);
        Suggestion[] suggestions = new Suggestion[7];

        (isFrozen ? model.Freeze().CreateSession() : model.CreateSession()).Complete("a", suggestions);

        Assert.Equal(Enumerable.Range(1, 7), suggestions.Select(suggestion => suggestion.Token));
        Assert.All(suggestions, suggestion => Assert.Equal(1 / 40.0, suggestion.Probability, 1e-6));
    }

    [Theory]
    [InlineData("Cora", PrefixMatching.Exact, new[] { "corazón", "corazon", "coral" })]
    [InlineData("Corazó", PrefixMatching.Exact, new[] { "corazón" })]
    [InlineData("CORAZO", PrefixMatching.IgnoreCaseAndAccents, new[] { "corazón", "corazon" })]
    [InlineData("corazo\u0301", PrefixMatching.IgnoreCaseAndAccents, new[] { "corazón", "corazon" })]
    [InlineData("<", PrefixMatching.Exact, new string[0])]
    [InlineData("<unk>", PrefixMatching.IgnoreCaseAndAccents, new string[0])]
    [InlineData("zzz", PrefixMatching.Exact, new string[0])]
    [InlineData("corazones", PrefixMatching.IgnoreCaseAndAccents, new string[0])]
    public void A_prefix_is_spelled_as_the_tokenizer_spells_words(string prefix, PrefixMatching matching, string[] expected)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "corazón", "corazon", "coral", "amor"]);
        FrozenModel model = new BigramModel(new BigramNetwork(5), vocabulary).WithLogits(9, 4, 3, 2, 1).Freeze();
        Suggestion[] suggestions = new Suggestion[5];

        int count = model.CreateSession().Complete(prefix, suggestions, new CompletionOptions { Matching = matching });

        Assert.Equal(expected, suggestions[..count].Select(suggestion => vocabulary[suggestion.Token]));
    }

    [Fact]
    public void A_mask_hides_words_and_leaves_probabilities()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "ab", "ac", "ad", "b"]);
        BigramModel model = new BigramModel(new BigramNetwork(5), vocabulary).WithLogits(0, 3, 2, 1, 9);
        CompletionOptions options = new() { Mask = WordMask.For(vocabulary).Without("ab") };
        double[] probabilities = SoftmaxOracle.Probabilities([3, 2, 1]);
        foreach (Session session in new[] { model.CreateSession(), model.Freeze().CreateSession() })
        {
            Suggestion[] suggestions = new Suggestion[4];

            Assert.Equal(2, session.Complete("a", suggestions, options));

            Assert.Equal([2, 3], suggestions[..2].Select(suggestion => suggestion.Token));
            Assert.Equal(probabilities[1], suggestions[0].Probability, 1e-6);
        }
    }

    [Fact]
    public void An_empty_prefix_suggests()
    {
        FrozenModel model = new BigramModel(40).Freeze();
        Suggestion[] expected = new Suggestion[5];
        Suggestion[] actual = new Suggestion[5];
        model.CreateSession().Suggest(expected);

        Assert.Equal(5, model.CreateSession().Complete("", actual));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void What_cannot_be_completed_gives_nothing()
    {
        Session session = new BigramModel(40).Freeze().CreateSession();

        Assert.Equal(0, session.Complete("w", []));
        Assert.Equal(0, session.Complete(new string('w', TextTokenizer.MaxTokenLength + 1), new Suggestion[3]));
        Assert.Equal(0, session.Complete(new string('w', TextTokenizer.MaxTokenLength), new Suggestion[3]));
        Assert.Equal(0, new BigramModel(1).Freeze().CreateSession().Complete("w", new Suggestion[3]));
    }

    private static IEnumerable<double> Probabilities(Suggestion[] suggestions, int count) => suggestions.Take(count).Select(suggestion => (double)suggestion.Probability);
}
