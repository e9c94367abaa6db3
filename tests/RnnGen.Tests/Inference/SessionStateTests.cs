using System.Runtime.InteropServices;
using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class SessionStateTests
{
    [Theory]
    [InlineData("LstmE8H17L3", false)]
    [InlineData("LstmE8H17L3", true)]
    [InlineData("GruE9H16L3", true)]
    [InlineData("TanhE0H17L1", true)]
    [InlineData("LstmTiedE33H40L1", true)]
    public void A_restored_session_goes_on_to_the_same_bits(string name, bool intoAnother)
    {
        RandomModel random = new(name, seed: 8);
        FrozenModel model = random.Model.Freeze();
        Session session = model.CreateSession();
        Feed(session, ref random.Random, random.WordCount, 70);
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        int[] expected = Draw(session);

        Session other = intoAnother ? model.CreateSession() : session;
        Feed(other, ref random.Random, random.WordCount, 3);
        other.Restore(state);

        Assert.Equal(expected, Draw(other));
        other.Restore(state);
        byte[] again = new byte[state.Length];
        other.CopyTo(again);
        Assert.Equal(state, again);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void A_session_of_ngrams_keeps_its_words_alone(int n)
    {
        Session session = new BigramModel(new HistoryNetwork(n, LossPosition.LastStep), BigramModel.Words(10)).CreateSession();
        Assert.Equal(16 + (Math.Max(n, 64) * 4), session.StateSizeInBytes);
        byte[] state = new byte[session.StateSizeInBytes];
        session.Feed("w3 w1 w4");
        session.CopyTo(state);
        session.Feed("w9");
        session.Restore(state);

        float[] logits = new float[10];
        session.Logits(logits);

        Assert.Equal([3f, 314f], logits[..2]);
    }

    [Fact]
    public void Taking_a_word_back_takes_it_out_of_the_penalty()
    {
        Session session = new BigramModel(4).WithLogits(0, 5, 4, 0).CreateSession();
        byte[] state = new byte[session.StateSizeInBytes];
        RandomSource random = new(1);
        SamplingOptions options = SamplingOptions.Greedy with { RepetitionPenalty = 2 };
        session.CopyTo(state);
        session.Feed(1);
        Assert.Equal(2, session.Sample(options, ref random));

        session.Restore(state);

        Assert.Equal(1, session.Sample(options, ref random));
    }

    [Fact]
    public void Equal_conversations_are_equal_bytes_however_the_ring_lies()
    {
        BigramModel model = new(10);
        Session[] sessions = [model.CreateSession(), model.CreateSession()];
        sessions[0].Feed(5);
        sessions[0].Reset();
        byte[][] states = [new byte[sessions[0].StateSizeInBytes], new byte[sessions[0].StateSizeInBytes]];
        for (int i = 0; i < 2; i++)
        {
            sessions[i].Feed("w1 w2");
            sessions[i].CopyTo(states[i]);
        }

        Assert.Equal(states[0], states[1]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_wrong_length_is_refused_with_both_lengths(int excess)
    {
        Session session = new BigramModel(5).CreateSession();
        byte[] bytes = new byte[session.StateSizeInBytes + excess];

        foreach (ArgumentException error in new[] { Assert.Throws<ArgumentException>(() => session.CopyTo(bytes)), Assert.Throws<ArgumentException>(() => session.Restore(bytes)) })
        {
            Assert.Contains($"{bytes.Length} bytes", error.Message, StringComparison.Ordinal);
            Assert.Contains($"has {session.StateSizeInBytes}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 7, "no session state")]
    [InlineData(4, -1, "-1 recent words")]
    [InlineData(4, 65, "65 recent words")]
    [InlineData(8, 1, "another shape")]
    [InlineData(16, 10, "Word 0 of the session state is 10,")]
    [InlineData(20, -1, "Word 1 of the session state is -1,")]
    [InlineData(24, 1, "words after its 2")]
    [InlineData(268, 1, "words after its 2")]
    public void Changed_bytes_are_refused_and_lose_nothing(int offset, int value, string reason)
    {
        Session session = new BigramModel(10).CreateSession();
        session.Feed("w1 w2");
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        byte[] changed = [.. state];
        MemoryMarshal.Write(changed.AsSpan(offset), value);

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => session.Restore(changed));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        byte[] after = new byte[state.Length];
        session.CopyTo(after);
        Assert.Equal(state, after);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused_wherever_it_is(float value)
    {
        RandomModel random = new("LstmWide", seed: 8);
        Session session = random.Model.Freeze().CreateSession();
        Feed(session, ref random.Random, random.WordCount, 3);
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        const int FirstFloat = 16 + (64 * sizeof(int));
        foreach (int offset in (int[])[FirstFloat, FirstFloat + (17 * sizeof(float)), state.Length - sizeof(float)])
        {
            byte[] changed = [.. state];
            MemoryMarshal.Write(changed.AsSpan(offset), value);

            ArgumentException error = Assert.Throws<ArgumentException>(() => session.Restore(changed));

            Assert.Contains($"Element {(offset - FirstFloat) / sizeof(float)} of the session state is {value}", error.Message, StringComparison.Ordinal);
            byte[] after = new byte[state.Length];
            session.CopyTo(after);
            Assert.Equal(state, after);
        }
    }

    [Fact]
    public void A_state_outlives_the_words_that_are_added_and_not_those_that_are_taken_away()
    {
        Session small = new BigramModel(new BigramNetwork(10), BigramModel.Words(7)).CreateSession();
        Session large = new BigramModel(10).CreateSession();
        byte[] smallState = new byte[small.StateSizeInBytes];
        byte[] largeState = new byte[large.StateSizeInBytes];
        small.Feed("w3 w1");
        large.Feed("w3 w1");
        small.CopyTo(smallState);
        large.CopyTo(largeState);

        Assert.Contains("of more words", Assert.Throws<ArgumentException>(() => small.Restore(largeState)).Message, StringComparison.Ordinal);
        large.Reset();
        large.Restore(smallState);
        byte[] restored = new byte[largeState.Length];
        large.CopyTo(restored);
        Assert.Equal(largeState, restored);
    }

    private static void Feed(Session session, ref RandomSource random, int wordCount, int count)
    {
        for (int i = 0; i < count; i++)
        {
            session.Feed(random.NextInt32(wordCount));
        }
    }

    private static int[] Draw(Session session)
    {
        int[] tokens = new int[80];
        RandomSource random = new(2);
        session.Generate(tokens, new SamplingOptions { TopP = 0.9f, RepetitionPenalty = 1.2f }, ref random);
        return tokens;
    }
}
