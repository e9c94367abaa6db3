using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>A model that takes over what one with fewer words has learnt.</summary>
[Trait("Category", "Numerics")]
public sealed class CopyParametersTests
{
    private const int Added = 4;

    [Theory]
    [InlineData("TanhE0H15L3")]
    [InlineData("TanhE8H17L2")]
    [InlineData("TanhL2Projected")]
    [InlineData("ReluE0H7L2")]
    [InlineData("ReluTiedE20H9L1")]
    [InlineData("LstmE0H16L3")]
    [InlineData("LstmE8H17L3")]
    [InlineData("LstmTiedE40H40L2")]
    [InlineData("LstmTiedE33H40L1")]
    [InlineData("GruE0H7L3")]
    [InlineData("GruE8H17L2")]
    [InlineData("CifgE0H8L3")]
    [InlineData("CifgE8H17L3")]
    [InlineData("CifgTiedE33H40L1")]
    public void Known_words_keep_their_logits_and_new_ones_share_that_of_the_unknown(string name)
    {
        RnnModel before = Learnt(name);
        RnnModel after = SweptModel.Create(name, before.Vocabulary.With("new1", "new2", "new3", "new4"), seed: 99);

        after.CopyParametersFrom(before);

        AssertGrown(before.CreateSession(), after.CreateSession());
        AssertGrown(before.Freeze().CreateSession(), after.Freeze().CreateSession());
    }

    [Fact]
    public void Without_new_words_all_words_keep_their_bits()
    {
        RnnModel before = Learnt("LstmE8H17L3");
        RnnModel after = SweptModel.Create("LstmE8H17L3", before.Vocabulary, seed: 99);

        after.CopyParametersFrom(before);

        Assert.Equal(Logits(before.CreateSession(), 3, 1), Logits(after.CreateSession(), 3, 1));
    }

    [Fact]
    public void A_larger_class_takes_over_from_a_smaller_one()
    {
        SmallGru before = Learnt((vocabulary, seed) => new SmallGru(vocabulary, seed), SmallGru.VocabularySize);
        GrownGru after = new(before.Vocabulary.With("new1", "new2", "new3", "new4"), seed: 99);

        after.CopyParametersFrom(before);

        AssertGrown(before.CreateSession(), after.CreateSession());
    }

    [Fact]
    public void A_model_grows_into_one_of_its_own_class()
    {
        GrownGru before = Learnt((vocabulary, seed) => new GrownGru(vocabulary, seed), SmallGru.VocabularySize);

        GrownGru after = before.WithVocabulary(before.Vocabulary.With("new1", "new2", "new3", "new4"));

        AssertGrown(before.CreateSession(), after.CreateSession());
    }

    [Fact]
    public void What_differs_is_named_and_nothing_is_changed()
    {
        RnnModel model = SweptModel.Create("LstmE8H17L3", BigramModel.Words(10), seed: 1);
        float[] expected = Logits(model.CreateSession(), 1, 2);

        Assert.Contains("Cell = Gru, but this one has Lstm", Refused(SweptModel.Create("GruE8H17L2", BigramModel.Words(10), 1)), StringComparison.Ordinal);
        Assert.Contains("EmbeddingSize = 0", Refused(SweptModel.Create("LstmE0H16L3", BigramModel.Words(10), 1)), StringComparison.Ordinal);
        Assert.Contains("it has 11 words, more than 10", Refused(SweptModel.Create("LstmE8H17L3", BigramModel.Words(11), 1)), StringComparison.Ordinal);
        Vocabulary other = new(WordTokenizer.Default, ["<unk>", "w1", "other"]);
        Assert.Contains("word 2 is 'other', not 'w2'", Refused(SweptModel.Create("LstmE8H17L3", other, 1)), StringComparison.Ordinal);
        Vocabulary cased = new(new WordTokenizer(lowerCase: false), ["<unk>", "w1"]);
        Assert.Contains("tokenizer", Refused(SweptModel.Create("LstmE8H17L3", cased, 1)), StringComparison.Ordinal);
        Assert.Equal(expected, Logits(model.CreateSession(), 1, 2));

        string Refused(RnnModel other) => Assert.Throws<ArgumentException>(() => model.CopyParametersFrom(other)).Message;
    }

    private static RnnModel Learnt(string name) => Learnt((vocabulary, seed) => SweptModel.Create(name, vocabulary, seed), SweptModel.VocabularySize(name) - Added);

    private static T Learnt<T>(Func<Vocabulary, ulong, T> create, int words)
        where T : RnnModel
    {
        T model = create(BigramModel.Words(words), 5);
        RandomSource random = new(6);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] values = new float[tensor.Length];
            foreach (ref float value in values.AsSpan())
            {
                value = random.NextSingle() - 0.5f;
            }

            model.WriteTensor(tensor.Name, values);
        }

        return model;
    }

    private static void AssertGrown(Session before, Session after)
    {
        int known = before.Vocabulary.Count;
        Assert.Equal(known + Added, after.Vocabulary.Count);
        float[] expected = Logits(before, 3, 0, 1, known - 1);
        float[] logits = Logits(after, 3, 0, 1, known - 1);
        Assert.Equal(expected, logits[..known]);
        double unknown = after.Probability(Vocabulary.Unknown);
        Assert.Equal(unknown, Enumerable.Range(known, Added).Sum(token => after.Probability(token)), 1e-6);

        // A new word is read as the unknown one was.
        Assert.Equal(Logits(before, 2, Vocabulary.Unknown), Logits(after, 2, known + 1)[..known]);
    }

    private static float[] Logits(Session session, params int[] tokens)
    {
        session.Reset();
        foreach (int token in tokens)
        {
            session.Feed(token);
        }

        float[] logits = new float[session.Vocabulary.Count];
        session.Logits(logits);
        return logits;
    }
}
