using RnnGen.Cli;
using RnnGen.Files;

namespace RnnGen.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\e]0;owned\a", @"\u001B]0;owned\u0007")]
    [InlineData("a\0b\bc\u001F", @"a\u0000b\u0008c\u001F")]
    [InlineData("a\nb\r\nc\td", @"a\nb\r\nc\td")]
    [InlineData("\u007F\u0080\u009B31m\u009F", @"\u007F\u0080\u009B31m\u009F")]
    [InlineData("\u202Agnp.exe\u202B\u202C\u202D\u202E", @"\u202Agnp.exe\u202B\u202C\u202D\u202E")]
    [InlineData("\u2066\u2067\u2068\u2069", @"\u2066\u2067\u2068\u2069")]
    [InlineData("a\u2028b\u2029", @"a\u2028b\u2029")]
    public void What_is_obeyed_and_not_seen_is_escaped(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_of_a_pair_of_surrogates_is_escaped()
    {
        Assert.Equal(@"a\uD83D", VisibleText.Of("a\uD83D"));
        Assert.Equal(@"\uDE00a", VisibleText.Of("\uDE00a"));
        Assert.Equal("\\uD83D\U0001F600\\uDE00", VisibleText.Of("\uD83D\U0001F600\uDE00"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("señal ‘x’ 漢字 \U0001F600")]
    [InlineData("می\u200Cخواهم \u200E\u200F")]
    [InlineData(@"C:\new")]
    public void What_is_read_stays_as_it_is(string text)
    {
        Assert.Same(text, VisibleText.Of(text));
        Assert.Same(text, VisibleText.OfLines(text));
    }

    [Fact]
    public void Running_text_keeps_its_lines() =>
        Assert.Equal("a\nb\r\nc\td" + @"\re\u001B\u2028", VisibleText.OfLines("a\nb\r\nc\td\re\e\u2028"));
}
