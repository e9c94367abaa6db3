using RnnGen.Training;
using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>Weights that change while they serve: each answer comes from one model or the other, never from both, and nothing of their size is made for a swap.</summary>
[Trait("Category", "Numerics")]
public sealed class ServingModelTests
{
    private const string Shape = "LstmE8H17L3";

    [Theory]
    [InlineData("LstmE8H17L3")]
    [InlineData("GruE0H7L3")]
    [InlineData("LstmTiedE33H40L1")]
    [InlineData("CifgE8H17L3")]
    public void After_each_swap_sessions_and_groups_answer_as_the_new_model(string shape)
    {
        RnnModel[] models = [Model(1, shape), Model(2, shape), Model(3, shape), Model(1, shape)];
        ServingModel serving = new(models[0]);
        foreach (RnnModel model in models)
        {
            serving.Swap(model);
            FrozenModel frozen = model.Freeze();
            Assert.Equal(Answer(frozen.CreateSession()), Answer(serving.CreateSession()));
            Assert.Equal(Answer(frozen.CreateSessionGroup(3)), Answer(serving.CreateSessionGroup(3)));
        }
    }

    [Fact]
    public void A_running_session_keeps_what_it_has_read()
    {
        RnnModel before = Model(1);
        RnnModel after = Model(2);
        ServingModel serving = new(before);
        Session session = serving.CreateSession();
        session.Feed("w3 w1");
        serving.Swap(after);

        Session expected = before.Freeze().CreateSession();
        expected.Feed("w3 w1");
        byte[] state = new byte[expected.StateSizeInBytes];
        expected.CopyTo(state);
        Session restored = after.Freeze().CreateSession();
        restored.Restore(state);
        Assert.Equal(Logits(restored), Logits(session));
    }

    [Fact]
    public void Words_learnt_since_are_suggested_in_running_sessions()
    {
        RnnModel before = Model(1);
        ServingModel serving = new(before);
        Session session = serving.CreateSession();
        SessionGroup group = serving.CreateSessionGroup(2);
        RnnModel after = SweptModel.Create(Shape, before.Vocabulary.With("new"), seed: 2);
        serving.Swap(after);

        Suggestion[] suggestions = new Suggestion[2];
        Assert.Equal(1, session.Complete("new", suggestions));
        Assert.Equal("new", session.Vocabulary[suggestions[0].Token]);
        Assert.Equal(12, group.Suggest(new Suggestion[2 * 20]));
        Assert.Contains("different vocabulary", Assert.Throws<ArgumentException>(() => serving.Swap(before)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_read_anew_by_weights_and_words_that_were_swapped_in()
    {
        RnnModel before = Model(1);
        RnnModel after = SweptModel.Create(Shape, before.Vocabulary.With("new"), seed: 2);
        ServingModel serving = new(before);
        Session session = serving.CreateSession();
        Assert.Equal(1, session.SetText("w1 w2 new").UnknownWords);
        serving.Swap(after);

        Assert.Equal(after.Vocabulary.Count, session.Vocabulary.Count);
        Assert.Equal(0, session.SetText("w1 w2 new w3").UnknownWords);
        Session expected = after.Freeze().CreateSession();
        expected.Feed("w1 w2 new w3");
        Assert.Equal(Logits(expected), Logits(session));
        Assert.Equal(expected.Suggest("w1 ", 20), session.Suggest("w1 ", 20));
    }

    [Fact]
    public void Another_shape_is_refused_and_changes_nothing()
    {
        RnnModel model = Model(1);
        ServingModel serving = new(model);
        ArgumentException e = Assert.Throws<ArgumentException>(() => serving.Swap(Model(1, "GruE0H7L3")));
        Assert.Contains("different shape", e.Message, StringComparison.Ordinal);
        Assert.Equal(Answer(model.Freeze().CreateSession()), Answer(serving.CreateSession()));
    }

    [Fact]
    public void A_swap_leaves_no_garbage_of_the_weights_size()
    {
        RnnModel model = Model(1, "LstmManyBlocks");
        ServingModel serving = new(model);
        Session session = serving.CreateSession();
        session.Feed("w1");
        serving.Swap(model);
        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int swap = 0; swap < 10; swap++)
        {
            serving.Swap(model);
            session.Feed("w2");
        }

        // What binds the buffers to a vocabulary, and nothing else: the weights are 1.4 MB.
        Assert.InRange(allocations.Stop(), 0, 10 * 256);
    }

    [Fact]
    public async Task Every_answer_is_of_one_model_while_another_thread_swaps()
    {
        RnnModel[] models = [Model(1), Model(2)];
        ServingModel serving = new(models[0]);
        Session session = serving.CreateSession();
        session.Feed("w3 w1");
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        float[][] answers = [.. models.Select(model => LogitsFrom(state, model.Freeze().CreateSession()))];
        using CancellationTokenSource ended = new();
        Task swaps = Task.Run(() =>
        {
            for (int swap = 1; !ended.IsCancellationRequested; swap++)
            {
                serving.Swap(models[swap % 2]);
            }
        });

        int[] seen = new int[2];
        for (int round = 0; round < 2_000 || seen.Contains(0); round++)
        {
            float[] answer = LogitsFrom(state, session);
            int model = Array.FindIndex(answers, expected => expected.AsSpan().SequenceEqual(answer));
            Assert.InRange(model, 0, 1);
            seen[model]++;
        }

        await ended.CancelAsync();
        await swaps;
    }

    private static RnnModel Model(ulong seed, string shape = Shape) => SweptModel.Create(shape, BigramModel.Words(12), seed);

    private static Suggestion[] Answer(Session session)
    {
        Suggestion[] suggestions = new Suggestion[8];
        session.Feed("w3 w1 w5");
        int count = session.Suggest(suggestions.AsSpan(0, 4));
        count += session.Complete("w", suggestions.AsSpan(4));
        Assert.Equal(8, count);
        return suggestions;
    }

    private static Suggestion[] Answer(SessionGroup group)
    {
        Suggestion[] suggestions = new Suggestion[4 * group.Count];
        group.Feed([3, 1, SessionGroup.NoWord]);
        group.Feed([5, 2, 1]);
        Assert.Equal(4, group.Suggest(suggestions));
        return suggestions;
    }

    /// <summary>From h and c that are given, so that one call alone reads the weights.</summary>
    private static float[] LogitsFrom(byte[] state, Session session)
    {
        session.Restore(state);
        return Logits(session);
    }

    private static float[] Logits(Session session)
    {
        float[] logits = new float[session.Vocabulary.Count];
        session.Logits(logits);
        return logits;
    }
}
