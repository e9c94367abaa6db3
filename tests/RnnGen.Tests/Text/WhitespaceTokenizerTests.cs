namespace RnnGen.Tests;

public class WhitespaceTokenizerTests
{
    [Theory]
    [InlineData("a <unk> B ,\n", "a|<unk>|B|,|<eos>")]
    [InlineData("a\nb\n", "a|<eos>|b|<eos>")]
    [InlineData("a\r\nb\r\n", "a|<eos>|b|<eos>")]
    [InlineData("a\rb", "a|<eos>|b|<eos>")]
    [InlineData(" \n = Title = \n \n text \n", "<eos>|=|Title|=|<eos>|<eos>|text|<eos>")]
    [InlineData("\n\n", "<eos>|<eos>")]
    [InlineData("a b", "a|b|<eos>")]
    [InlineData("a\nb ", "a|<eos>|b|<eos>")]
    [InlineData("a\n  ", "a|<eos>")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("\uFEFFa\n\uFEFF \n\uFEFFb\uFEFF", "a|<eos>|<eos>|b\uFEFF|<eos>")]
    [InlineData("\uFEFF\n", "<eos>")]
    [InlineData("a \uFEFF b", "a|\uFEFF|b|<eos>")]
    [InlineData("a \uFEFFb \uFEFF\uFEFF", "a|b|\uFEFF|<eos>")]
    public void EndsEachLine(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WhitespaceTokenizer.Default.Tokenize(text)));

    [Fact]
    public void LeavesTheLineOfAPromptOpen()
    {
        List<string> tokens = [];
        char[] buffer = new char[TextTokenizer.MaxTokenLength];
        int position = 0;
        while (WhitespaceTokenizer.Default.TryRead("one\ntwo words", ref position, buffer, out ReadOnlySpan<char> token))
        {
            tokens.Add(token.ToString());
        }

        Assert.Equal(["one", "<eos>", "two", "words"], tokens);
    }

    [Fact]
    public void LowerCasesWhenAsked()
    {
        Assert.Equal(["É", "<eos>"], WhitespaceTokenizer.Default.Tokenize("É"));
        Assert.Equal(["é", "<eos>"], new WhitespaceTokenizer(lowerCase: true).Tokenize("É"));
    }

    [Fact]
    public void CutsLongTokensOutsideSurrogatePairs()
    {
        string text = "a" + string.Concat(Enumerable.Repeat("\U0001F600", 130)) + "\n";
        Assert.Equal([255, 6, 5], WhitespaceTokenizer.Default.Tokenize(text).Select(token => token.Length));
    }

    [Fact]
    public void ReadsALoneSurrogateAsTheReplacementCharacter() =>
        Assert.Equal(["a\uFFFDb", "<eos>"], WhitespaceTokenizer.Default.Tokenize("a\uD800b"));
}
