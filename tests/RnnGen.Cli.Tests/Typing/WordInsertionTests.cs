using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class WordInsertionTests
{
    [Theory]
    [InlineData("It doesn’", "doesn't", "It doesn’t ")]
    [InlineData("It doesn'", "doesn’t", "It doesn't ")]
    [InlineData("It Doe", "doesn’t", "It Doesn’t ")]
    [InlineData("It Él", "élan", "It Élan ")]
    [InlineData("It \U00010400", "\U00010428\U00010429", "It \U00010400\U00010429 ")]
    public void A_word_is_completed_as_it_was_begun(string typed, string word, string expected)
    {
        EditedLine line = new();
        line.Insert(typed);

        WordInsertion.Insert(line, typed.LastIndexOf(' ') + 1, word, WordTokenizer.Default);

        Assert.Equal(expected, line.Text);
        Assert.Equal(expected.Length, line.Caret);
    }
}
