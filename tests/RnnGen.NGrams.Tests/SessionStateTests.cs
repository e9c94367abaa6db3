using System.Buffers.Binary;

namespace RnnGen.NGrams.Tests;

public sealed class SessionStateTests
{
    private const int Order = 4;
    private static readonly Dialogue Text = Dialogue.Read(vocabularySize: 500);
    private static readonly KneserNeyModel Model = Text.Learn(Order);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(40)]
    public void A_state_continues_to_the_same_probabilities(int words)
    {
        KneserNeySession session = Model.CreateSession();
        Feed(session, Text.HeldOut.AsSpan(0, words));
        byte[] state = Copy(session);
        Feed(session, Text.HeldOut.AsSpan(words, 20));
        KneserNeySession restored = Model.CreateSession();
        restored.Feed(7);
        restored.Restore(state);
        Assert.Equal(state, Copy(restored));
        Feed(restored, Text.HeldOut.AsSpan(words, 20));
        KneserNeySessionTests.AssertSame(session, restored);
        session.Restore(state);
        Feed(session, Text.HeldOut.AsSpan(words, 20));
        KneserNeySessionTests.AssertSame(restored, session);
    }

    [Fact]
    public void The_same_words_are_the_same_bytes()
    {
        KneserNeySession session = Model.CreateSession();
        byte[] empty = Copy(session);
        Assert.Equal(16 + (4 * (Order - 1)), empty.Length);
        Feed(session, [9, 8, 1, 2, 3]);
        byte[] state = Copy(session);
        session.Reset();
        Assert.Equal(empty, Copy(session));
        Feed(session, [1, 2, 3]);
        Assert.Equal(state, Copy(session));
        Assert.Equal(16, Text.Learn(order: 1).CreateSession().StateSizeInBytes);
    }

    [Theory]
    [InlineData(0, 0x31534E52, "begin with")]
    [InlineData(4, 3, "order 3")]
    [InlineData(8, 499, "499 words")]
    [InlineData(12, -1, "claims -1 words")]
    [InlineData(12, 4, "claims 4 words, but has room for 3")]
    [InlineData(16, 500, "Word 0 of the state is 500, but tokens run from 0 to 499")]
    [InlineData(24, -1, "Word 2")]
    public void Changed_bytes_are_refused_and_change_nothing(int position, int value, string reason)
    {
        KneserNeySession session = Model.CreateSession();
        Feed(session, Text.HeldOut.AsSpan(0, 30));
        byte[] before = Copy(session);
        byte[] changed = [.. before];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(position), value);
        Assert.Contains(reason, Assert.Throws<ArgumentException>("source", () => session.Restore(changed)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Copy(session));
    }

    [Fact]
    public void Words_after_the_last_are_refused()
    {
        KneserNeySession session = Model.CreateSession();
        Feed(session, [1, 2]);
        byte[] changed = Copy(session);
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(24), 3);
        Assert.Contains("words after its 2", Assert.Throws<ArgumentException>("source", () => session.Restore(changed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_length_is_refused()
    {
        KneserNeySession session = Model.CreateSession();
        Assert.Throws<ArgumentException>("source", () => session.Restore(new byte[session.StateSizeInBytes + 1]));
        Assert.Throws<ArgumentException>("source", () => session.Restore([]));
        Assert.Throws<ArgumentException>("destination", () => session.CopyTo(new byte[session.StateSizeInBytes - 1]));
    }

    [Fact]
    public void Random_bytes_never_do_more_than_throw()
    {
        KneserNeySession session = Model.CreateSession();
        Random random = new(1);
        byte[] bytes = new byte[session.StateSizeInBytes];
        for (int i = 0; i < 2000; i++)
        {
            session.CopyTo(bytes);
            random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
            Exception? refusal = Record.Exception(() => session.Restore(bytes));
            Assert.True(refusal is null or ArgumentException, $"{refusal}");
            session.Feed(i % Text.Vocabulary.Count);
        }
    }

    private static void Feed(KneserNeySession session, ReadOnlySpan<int> tokens)
    {
        foreach (int token in tokens)
        {
            session.Feed(token);
        }
    }

    private static byte[] Copy(KneserNeySession session)
    {
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        return state;
    }
}
