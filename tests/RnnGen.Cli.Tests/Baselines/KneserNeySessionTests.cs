using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class KneserNeySessionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_best_words_are_those_of_all_words_ranked(int order)
    {
        TextSplit text = DemoTokens.Split(vocabularySize: 700);
        KneserNeySession session = KneserNeyModel.Train(text.Vocabulary, text.Train.Span, order).CreateSession();
        foreach (int token in text.HeldOut.Span[..150])
        {
            string word = text.Vocabulary[token];
            foreach (string prefix in new[] { "", word[..1], word[..(word.Length / 2)], word })
            {
                AssertRanked(session, prefix, 5);
            }

            session.Feed(token);
        }
    }

    [Fact]
    public void As_many_words_are_asked_for_as_there_are()
    {
        TextSplit text = DemoTokens.Split(vocabularySize: 200);
        KneserNeySession session = KneserNeyModel.Train(text.Vocabulary, text.Train.Span, order: 3).CreateSession();
        AssertRanked(session, "", 300);
        AssertRanked(session, "no such word", 3);
        AssertRanked(session, Vocabulary.UnknownWord, 3);
    }

    private static void AssertRanked(KneserNeySession session, string prefix, int wanted)
    {
        IEnumerable<int> expected = Enumerable.Range(1, session.Vocabulary.Count - 1)
            .Where(token => session.Vocabulary[token].StartsWith(prefix, StringComparison.Ordinal))
            .OrderByDescending(session.Probability)
            .Take(wanted);
        int[] words = new int[wanted];
        Assert.Equal(expected, words.Take(session.Complete(prefix, words)));
    }
}
