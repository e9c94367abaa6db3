using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class TextSplitTests
{
    [Fact]
    public void The_end_is_held_out_and_the_vocabulary_knows_the_rest()
    {
        string text = string.Join(' ', Enumerable.Range(0, 99).Select(i => $"w{i}"));
        TextSplit split = TextSplit.HoldOutEnd(new VocabularyChoice(WordTokenizer.Default, size: 1000), text, "'text'");
        Assert.Equal((95, 4), (split.Train.Length, split.HeldOut.Length));
        Assert.Equal(96, split.Vocabulary.Count);
        Assert.Equal(" w95 w96 w97 w98", split.HeldOutText.ToString());
        Assert.DoesNotContain(Vocabulary.Unknown, split.Train.ToArray());
        Assert.All(split.HeldOut.ToArray(), token => Assert.Equal(Vocabulary.Unknown, token));
    }

    [Fact]
    public void Every_twentieth_line_is_held_out()
    {
        string text = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"l{i} x"));
        TextSplit split = TextSplit.HoldOutLines(new VocabularyChoice(WordTokenizer.Default, size: 1000), text, "'text'");
        Assert.Equal((76, 4), (split.Train.Length, split.HeldOut.Length));
        Assert.Equal(Vocabulary.Unknown, split.Vocabulary.IndexOf("l20"));
        Assert.Equal(Vocabulary.Unknown, split.Vocabulary.IndexOf("l40"));
        Assert.NotEqual(Vocabulary.Unknown, split.Vocabulary.IndexOf("l21"));
    }
}
