using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class SessionTests
{
    [Fact]
    public void A_session_carries_its_state_from_word_to_word()
    {
        Session session = HistorySession(LossPosition.EveryStep);

        Feed(session, 3, 1, 4, 1, 5);

        Assert.Equal((5f, 31415f), History(session));
    }

    [Fact]
    public void Reset_forgets_the_conversation()
    {
        Session session = HistorySession(LossPosition.EveryStep);
        Feed(session, 3, 1);

        session.Reset();
        Feed(session, 7);

        Assert.Equal((1f, 7f), History(session));
    }

    [Theory]
    [InlineData(new int[0], 0f, 0f)]
    [InlineData(new[] { 3 }, 1f, 3f)]
    [InlineData(new[] { 3, 1, 4 }, 3f, 314f)]
    [InlineData(new[] { 3, 1, 4, 1 }, 3f, 141f)]
    [InlineData(new[] { 3, 1, 4, 1, 5, 9, 2 }, 3f, 592f)]
    public void A_session_of_ngrams_predicts_from_the_last_n_words_alone(int[] tokens, float words, float digits)
    {
        Session session = HistorySession(LossPosition.LastStep);

        Feed(session, tokens);

        Assert.Equal((words, digits), History(session));
        Assert.Equal((words, digits), History(session));
    }

    [Fact]
    public void A_session_of_ngrams_goes_on_after_predictions_and_resets()
    {
        Session session = HistorySession(LossPosition.LastStep);
        Feed(session, 3, 1, 4);
        History(session);
        Feed(session, 1);
        Assert.Equal((3f, 141f), History(session));

        session.Reset();
        Assert.Equal((0f, 0f), History(session));
        Feed(session, 8, 9);
        Assert.Equal((2f, 89f), History(session));
    }

    [Fact]
    public void Text_is_split_by_the_vocabularys_tokenizer()
    {
        Session session = HistorySession(LossPosition.EveryStep);

        Assert.Equal(new FeedResult { Words = 4, UnknownWords = 1 }, session.Feed("W3 w1, w4"));

        // The comma is not in the vocabulary.
        Assert.Equal((4f, 3104f), History(session));
        Assert.Equal(default, session.Feed("  "));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_token_that_the_vocabulary_does_not_hold_is_refused(int token)
    {
        // Room for 10 words, a vocabulary of 6.
        Session session = new BigramModel(new BigramNetwork(10), BigramModel.Words(6)).CreateSession();

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => session.Feed(token));

        Assert.Contains($"Token {token} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_of_a_session_does_not_grow_with_the_vocabulary()
    {
        int small = new BigramModel(5).CreateSession().SizeInBytes;

        Assert.Equal(small, new BigramModel(400).CreateSession().SizeInBytes);
        Assert.InRange(small, 8 * 1024, 8700);
    }

    [Fact]
    public void A_session_of_a_model_sees_what_changes_and_one_of_a_frozen_copy_does_not()
    {
        BigramModel model = new BigramModel(4).WithLogits(0, 1, 2, 3);
        Session live = model.CreateSession();
        Session frozen = model.Freeze().CreateSession();

        model.WithLogits(0, 3, 2, 1);

        RandomSource random = new(1);
        Assert.Equal(1, live.Sample(SamplingOptions.Greedy, ref random));
        Assert.Equal(3, frozen.Sample(SamplingOptions.Greedy, ref random));
    }

    [Fact]
    public void Sessions_over_one_frozen_model_run_side_by_side()
    {
        FrozenModel frozen = new BigramModel(300).Freeze();
        Suggestion[][] results = new Suggestion[8][];

        Parallel.For(0, results.Length, thread =>
        {
            Session session = frozen.CreateSession();
            results[thread] = new Suggestion[5];
            for (int i = 0; i < 200; i++)
            {
                session.Feed((thread + i) % 300);
                session.Suggest(results[thread]);
            }
        });

        Session alone = frozen.CreateSession();
        Suggestion[] expected = new Suggestion[5];
        for (int thread = 0; thread < results.Length; thread++)
        {
            alone.Feed((thread + 199) % 300);
            alone.Suggest(expected);
            Assert.Equal(expected, results[thread]);
        }
    }

    [Theory]
    [InlineData(LossPosition.EveryStep, false)]
    [InlineData(LossPosition.EveryStep, true)]
    [InlineData(LossPosition.LastStep, false)]
    public void Nothing_that_a_session_does_allocates(LossPosition loss, bool isFrozen)
    {
        BigramModel model = new(new BigramNetwork(300, loss: loss), BigramModel.Words(300));
        Session session = isFrozen ? model.Freeze().CreateSession() : model.CreateSession();
        WordMask mask = WordMask.For(model.Vocabulary).WithoutPunctuation();
        SamplingOptions[] options =
        [
            SamplingOptions.Default, SamplingOptions.Greedy, new() { TopK = 20, Mask = mask }, new() { TopP = 0.9f, RepetitionPenalty = 1.2f },
        ];
        CompletionOptions completion = new() { Matching = PrefixMatching.IgnoreCaseAndAccents, OverAllWords = true, Mask = mask };
        RandomSource random = new(1);
        float[] row = new float[300];
        byte[] state = new byte[session.StateSizeInBytes];
        Use(session, completion, options, row, state, ref random);

        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int i = 0; i < 30; i++)
        {
            Use(session, completion, options, row, state, ref random);
        }

        Assert.Equal(0, allocations.Stop());
    }

    private static void Use(Session session, CompletionOptions completion, SamplingOptions[] options, float[] row, byte[] state, ref RandomSource random)
    {
        Span<Suggestion> top = stackalloc Suggestion[5];
        Span<int> tokens = stackalloc int[4];
        Span<char> text = stackalloc char[20];
        session.Reset();
        session.Feed("w1 unheard w2");
        session.Feed(3);
        session.Suggest(top);
        session.Suggest(top, completion.Mask);
        session.Complete("W1", top);
        session.Complete("W1", top, completion);
        session.Logits(row);
        session.Probabilities(row);
        session.CopyTo(state);
        TextComposer composer = new(session.Vocabulary.Tokenizer, "W1. ");
        foreach (SamplingOptions option in options)
        {
            session.Feed(session.Sample(option, ref random));
            session.Generate(tokens, option, ref random);
            session.Generate(text, ref composer, option, ref random);
        }

        session.Restore(state);
    }

    private static Session HistorySession(LossPosition loss) => new BigramModel(new HistoryNetwork(3, loss), BigramModel.Words(10)).CreateSession();

    private static void Feed(Session session, params int[] tokens)
    {
        foreach (int token in tokens)
        {
            session.Feed(token);
        }
    }

    private static (float Words, float Digits) History(Session session)
    {
        float[] logits = new float[10];
        session.Logits(logits);
        return (logits[0], logits[1]);
    }
}
