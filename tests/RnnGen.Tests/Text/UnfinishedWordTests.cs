namespace RnnGen.Tests;

public sealed class UnfinishedWordTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("un viejo hid", "hid")]
    [InlineData("un viejo ", "")]
    [InlineData("un viejo,", "")]
    [InlineData("¿qu", "qu")]
    [InlineData("corazón", "corazón")]
    [InlineData("corazo\u0301", "corazo\u0301")]
    [InlineData("well-kno", "kno")]
    [InlineData("I don't", "don't")]
    [InlineData("I don'", "don'")]
    [InlineData("I don’", "don’")]
    [InlineData("say 'he", "he")]
    [InlineData("say '", "")]
    [InlineData("rock''", "")]
    [InlineData("x \U00010428", "\U00010428")]
    [InlineData("x \U00020000", "")]
    public void The_word_being_typed_ends_the_text(string text, string expected) =>
        Assert.Equal(expected, text[WordTokenizer.Default.UnfinishedWordStart(text)..]);

    [Theory]
    [InlineData("", "")]
    [InlineData("the @-@ e,nd", "e,nd")]
    [InlineData("the ", "")]
    [InlineData("the\nca", "ca")]
    public void It_is_a_run_of_characters_where_white_space_cuts(string text, string expected) =>
        Assert.Equal(expected, text[WhitespaceTokenizer.Default.UnfinishedWordStart(text)..]);
}
