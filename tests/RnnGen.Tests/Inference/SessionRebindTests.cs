namespace RnnGen.Tests;

/// <summary>A session that goes on over another model, as one that is served does when the model is replaced.</summary>
[Trait("Category", "Numerics")]
public sealed class SessionRebindTests
{
    [Theory]
    [InlineData("LstmE8H17L3")]
    [InlineData("GruE0H7L3")]
    [InlineData("LstmTiedE33H40L1")]
    public void It_keeps_what_it_has_read_and_reads_on_with_more_words(string name)
    {
        RnnModel before = SweepModels.SweptModel.Create(name, BigramModel.Words(12), seed: 1);
        RnnModel after = SweepModels.SweptModel.Create(name, before.Vocabulary.With("new1", "new2"), seed: 2);
        after.CopyParametersFrom(before);
        FrozenModel old = before.Freeze();
        FrozenModel grown = after.Freeze();
        Session session = old.CreateSession();
        Session stays = old.CreateSession();
        session.Feed("w3 w1 w5");
        stays.Feed("w3 w1 w5");

        session.Rebind(grown.Bound);

        Assert.Same(after.Vocabulary, session.Vocabulary);
        float[] expected = Logits(stays);
        Assert.Equal(expected, Logits(session)[..expected.Length]);
        session.Feed("new2 w2");
        stays.Feed("new2 w2");
        expected = Logits(stays);
        Assert.Equal(expected, Logits(session)[..expected.Length]);
        Suggestion[] suggestions = new Suggestion[4];
        Assert.Equal(2, session.Complete("new", suggestions));
    }

    [Fact]
    public void States_and_masks_from_before_are_good_afterwards()
    {
        FrozenModel old = new BigramModel(new BigramNetwork(10), BigramModel.Words(6)).Freeze();
        Session session = old.CreateSession();
        byte[] state = new byte[session.StateSizeInBytes];
        session.Feed("w3 w1");
        session.CopyTo(state);
        Vocabulary longer = old.Vocabulary.With("x");
        WordMask mask = WordMask.For(old.Vocabulary).Without("w2", "w3", "w4", "w5");

        session.Rebind(new BigramModel(new BigramNetwork(10), longer).WithLogits().Freeze().Bound);
        session.Feed("x");
        session.Restore(state);

        Suggestion[] suggestions = new Suggestion[10];
        Assert.Equal(2, session.Suggest(suggestions, mask));
        Assert.Equal(["w1", "x"], suggestions[..2].Select(suggestion => longer[suggestion.Token]));
    }

    [Fact]
    public void A_model_of_ngrams_predicts_by_the_new_parameters_at_once()
    {
        RnnModel before = SweepModels.SweptModel.Create("CifgE8H17L3", BigramModel.Words(12), seed: 1);
        RnnModel after = SweepModels.SweptModel.Create("CifgE8H17L3", BigramModel.Words(12), seed: 2);
        Session session = before.Freeze().CreateSession();
        Session expected = after.Freeze().CreateSession();
        session.Feed("w3 w1 w5");
        expected.Feed("w3 w1 w5");
        Logits(session);

        session.Rebind(after.Freeze().Bound);

        Assert.Equal(Logits(expected), Logits(session));
    }

    [Fact]
    public void Its_text_is_read_anew_after_it()
    {
        RnnModel before = SweepModels.SweptModel.Create("LstmE8H17L3", BigramModel.Words(12), seed: 1);
        FrozenModel after = SweepModels.SweptModel.Create("LstmE8H17L3", BigramModel.Words(12), seed: 2).Freeze();
        Session session = before.Freeze().CreateSession();
        Session expected = after.CreateSession();
        session.SetText("w1 w2");

        session.Rebind(after.Bound);
        session.SetText("w1 w2 w3");
        expected.Feed("w1 w2 w3");

        Assert.Equal(Logits(expected), Logits(session));
    }

    [Fact]
    public void Another_shape_is_refused()
    {
        Session session = new BigramModel(5).CreateSession();

        Assert.Throws<ArgumentException>(() => session.Rebind(new BigramModel(6).Bound));
    }

    private static float[] Logits(Session session)
    {
        float[] logits = new float[session.Vocabulary.Count];
        session.Logits(logits);
        return logits;
    }
}
