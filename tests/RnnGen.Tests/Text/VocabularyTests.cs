namespace RnnGen.Tests;

public class VocabularyTests
{
    [Fact]
    public void KeepsTheMostFrequentWords()
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, "c b c a b c d", maxSize: 3);
        Assert.Equal(["<unk>", "c", "b"], vocabulary.Words);
        Assert.Equal(3, vocabulary.Count);
        Assert.Equal("b", vocabulary[2]);
        Assert.Same(WordTokenizer.Default, vocabulary.Tokenizer);
    }

    [Fact]
    public void BreaksTiesByCodePoints()
    {
        // As UTF-16 units, the surrogates of U+10428 and U+1F600 would come before U+FF5E.
        Vocabulary vocabulary = Vocabulary.Build(new WordTokenizer(lowerCase: false), "\U0001F600 b \U00010428 \uFF5E é ab a B", maxSize: 100);
        Assert.Equal(["<unk>", "B", "a", "ab", "b", "é", "\uFF5E", "\U00010428", "\U0001F600"], vocabulary.Words);
    }

    [Fact]
    public void CountsTheUnknownWordWithinItsSize()
    {
        Assert.Equal(["<unk>"], Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 1).Words);
        Assert.Equal(["<unk>", "a"], Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 2).Words);
        Assert.Equal(["<unk>", "a", "b"], Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 10).Words);
    }

    [Fact]
    public void GivesTheUnknownWordOfATextNoSecondEntry()
    {
        Vocabulary vocabulary = Vocabulary.Build(WhitespaceTokenizer.Default, "<unk> <unk> a <unk>\n", maxSize: 10);
        Assert.Equal(["<unk>", "<eos>", "a"], vocabulary.Words);
        Assert.Equal([0, 0, 2, 0, 1], vocabulary.Encode("<unk> <unk> a <unk>\n"));
        Assert.Equal(["<unk>"], Vocabulary.Build(WhitespaceTokenizer.Default, "<unk>", maxSize: 1).Words);
    }

    [Fact]
    public void EncodesAsItsTokenizerCuts()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "un", "viejo", ","]);
        Assert.Equal([1, 2, 3, 0, 1], vocabulary.Encode("Un VIEJO, hidalgo un"));
        Assert.Empty(vocabulary.Encode(" \n"));
        int[] tokens = [9, 9, 9];
        Assert.Equal(2, vocabulary.Encode("viejo x", tokens));
        Assert.Equal([2, 0, 9], tokens);
    }

    [Fact]
    public void EncodesSpansAndStringsAlike()
    {
        Vocabulary vocabulary = new(WhitespaceTokenizer.Default, ["<unk>", "<eos>", "a"]);
        int[] tokens = new int[3];
        Assert.Equal(3, vocabulary.Encode("a b", tokens));
        Assert.Equal(vocabulary.Encode("a b"), tokens);
    }

    [Fact]
    public void RefusesATextWithNul() =>
        Assert.Contains("NUL, at position 1", Assert.Throws<ArgumentException>("text", () => Vocabulary.Build(WordTokenizer.Default, "a\0b\0", maxSize: 5)).Message, StringComparison.Ordinal);

    [Fact]
    public void FindsWordsAsPeopleWriteThem()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "a", "é"]);
        Assert.Equal(1, vocabulary.IndexOf("a"));
        Assert.Equal(2, vocabulary.IndexOf("é"));
        Assert.Equal(1, vocabulary.IndexOf("A"));
        Assert.Equal(2, vocabulary.IndexOf("E\u0301"));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("e"));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf(new string('a', 300)));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf(""));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("<unk>"));
    }

    [Theory]
    [InlineData(new string[0], "empty")]
    [InlineData(new[] { "a", "<unk>" }, "'a'")]
    [InlineData(new[] { "<unk>", "a", "b", "a" }, "Word 3 of the vocabulary, 'a', is already word 1")]
    [InlineData(new[] { "<unk>", "<unk>" }, "Word 1")]
    [InlineData(new[] { "<unk>", "a", "" }, "Word 2")]
    public void RefusesListsThatAreNone(string[] words, string named)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Vocabulary(WordTokenizer.Default, words));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsItsOwnWords()
    {
        string[] words = ["<unk>", "a"];
        Vocabulary vocabulary = new(WordTokenizer.Default, words);
        words[1] = "b";
        Assert.Equal("a", vocabulary[1]);
    }

    [Fact]
    public void RefusesBadCallsWithTheBound()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "a"]);
        Assert.Contains("[0, 2)", Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[2]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[-1]);
        Assert.Contains("3 words", Assert.Throws<ArgumentException>(() => vocabulary.Encode("a b c", new int[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Build(WordTokenizer.Default, "a", maxSize: 0));
        Assert.Throws<ArgumentException>(() => Vocabulary.Build(WordTokenizer.Default, " ", maxSize: 5));
    }
}
