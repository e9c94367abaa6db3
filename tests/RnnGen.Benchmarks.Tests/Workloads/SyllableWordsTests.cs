namespace RnnGen.Benchmarks.Tests;

public sealed class SyllableWordsTests
{
    [Fact]
    public void Words_are_distinct_and_always_the_same()
    {
        string[] words = SyllableWords.Create(10_000);
        Assert.Distinct(words);
        Assert.Equal(words, SyllableWords.Create(10_000));
        Assert.Equal(words[..1000], SyllableWords.Create(1000));
    }

    [Fact]
    public void A_prefix_finds_as_many_words_as_in_a_language() =>
        Assert.InRange(new PrefixCycle(ZipfText.Vocabulary(10_000)).MeanMatches, 100, 250);
}
