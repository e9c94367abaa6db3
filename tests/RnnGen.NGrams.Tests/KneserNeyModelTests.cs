namespace RnnGen.NGrams.Tests;

public sealed class KneserNeyModelTests
{
    [Fact]
    public void A_small_text_gives_what_is_computed_by_hand()
    {
        // Bigrams: a b twice, b a, a c, c a; the discounts of so few are 1/2 and 1. Different words come before a: 2, b: 1, c: 1.
        (KneserNeyModel model, Vocabulary vocabulary) = Learn("a b a c a b", order: 2);
        KneserNeySession session = model.CreateSession();
        const double OfEach = 0.5 * 3 / 4 / 4;
        AssertProbabilities(OfEach, (1.5 / 4) + OfEach, (0.5 / 4) + OfEach, (0.5 / 4) + OfEach);

        // After a, 1 1/2 of 3 go to the unigrams.
        session.Feed(vocabulary.IndexOf("a"));
        AssertProbabilities(0.5 * 0.09375, 0.5 * 0.46875, (1.0 / 3) + (0.5 * 0.21875), (0.5 / 3) + (0.5 * 0.21875));

        session.Feed(Vocabulary.Unknown);
        AssertProbabilities(0.09375, 0.46875, 0.21875, 0.21875);

        // Four words and four bigrams have a probability, and three words go on.
        Assert.Equal(4 + 4 + 3, model.ParameterCount);

        void AssertProbabilities(params double[] expected)
        {
            string[] words = [Vocabulary.UnknownWord, "a", "b", "c"];
            Assert.All(words.Zip(expected), pair => Assert.Equal(pair.Second, session.Probability(vocabulary.IndexOf(pair.First)), 1e-12));
        }
    }

    [Fact]
    public void Order_1_is_the_relative_frequency()
    {
        (KneserNeyModel model, Vocabulary vocabulary) = Learn("a a a b b c x y z", order: 1, vocabularySize: 4);
        KneserNeySession session = model.CreateSession();
        session.Feed(vocabulary.IndexOf("b"));
        Assert.Equal(3.0 / 9, session.Probability(vocabulary.IndexOf("a")), 1e-12);
        Assert.Equal(2.0 / 9, session.Probability(vocabulary.IndexOf("b")), 1e-12);
        Assert.Equal(1.0 / 9, session.Probability(vocabulary.IndexOf("c")), 1e-12);
        Assert.Equal(3.0 / 9, session.Probability(Vocabulary.Unknown), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Probabilities_sum_to_one_in_seen_and_unseen_contexts(int order)
    {
        Dialogue text = Dialogue.Read(vocabularySize: 500);
        KneserNeySession session = text.Learn(order).CreateSession();
        Random random = new(1);
        foreach (int token in text.HeldOut[..50].Concat(Enumerable.Range(0, 50).Select(_ => random.Next(text.Vocabulary.Count))))
        {
            session.Feed(token);
            Assert.Equal(1, Enumerable.Range(0, text.Vocabulary.Count).Sum(session.Probability), 1e-9);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a b")]
    [InlineData("a a a a")]
    public void A_text_of_a_few_words_is_enough(string text)
    {
        (KneserNeyModel model, Vocabulary vocabulary) = Learn(text, order: 5);
        KneserNeySession session = model.CreateSession();
        foreach (int token in new[] { 1, 1, 0, 1 })
        {
            Assert.Equal(1, Enumerable.Range(0, vocabulary.Count).Sum(session.Probability), 1e-12);
            Assert.All(Enumerable.Range(0, vocabulary.Count), word => Assert.True(session.Probability(word) > 0));
            session.Feed(token);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Probabilities_are_those_of_the_equations(int order)
    {
        Dialogue text = Dialogue.Read(vocabularySize: 300);
        int[] tokens = text.Train[..3000];
        NaiveKneserNey naive = new(tokens, order, text.Vocabulary.Count);
        KneserNeySession session = KneserNeyModel.Train(tokens, text.Vocabulary, order).CreateSession();
        int[] heldOut = text.HeldOut[..200];
        for (int i = 0; i < heldOut.Length; i++)
        {
            int[] context = heldOut[Math.Max(0, i - order + 1)..i];
            Assert.Equal(naive.Probability(context, heldOut[i]), session.Probability(heldOut[i]), 1e-12);
            Assert.Equal(naive.Probability(context, i), session.Probability(i), 1e-12);
            session.Feed(heldOut[i]);
        }
    }

    [Fact]
    public void What_cannot_be_learnt_is_refused_with_its_bounds()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "a", "b"]);
        Assert.Contains("no words", Assert.Throws<ArgumentException>("tokens", () => KneserNeyModel.Train([], vocabulary, order: 3)).Message, StringComparison.Ordinal);
        Assert.Contains("tokens[1] is 3, but tokens run from 0 to 2", Assert.Throws<ArgumentOutOfRangeException>("tokens", () => KneserNeyModel.Train([1, 3], vocabulary, order: 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("tokens", () => KneserNeyModel.Train([-1], vocabulary, order: 3));
        Assert.Contains("between 1 and 16", Assert.Throws<ArgumentOutOfRangeException>("order", () => KneserNeyModel.Train([1], vocabulary, order: 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("order", () => KneserNeyModel.Train([1], vocabulary, KneserNeyModel.MaxOrder + 1));
        Assert.Throws<ArgumentNullException>("vocabulary", () => KneserNeyModel.Train([1], null!, order: 3));
        Assert.Equal(KneserNeyModel.MaxOrder, KneserNeyModel.Train([1, 2, 1], vocabulary, KneserNeyModel.MaxOrder).Order);
    }

    private static (KneserNeyModel Model, Vocabulary Vocabulary) Learn(string text, int order, int vocabularySize = 100)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, vocabularySize);
        return (KneserNeyModel.Train(vocabulary.Encode(text), vocabulary, order), vocabulary);
    }
}
