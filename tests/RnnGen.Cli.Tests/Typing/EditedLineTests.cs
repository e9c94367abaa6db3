using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class EditedLineTests
{
    [Fact]
    public void Characters_go_where_the_caret_is()
    {
        EditedLine line = Typed("ca");
        line.Left();
        line.Insert("as");
        line.Home();
        line.Insert("¡");
        line.End();
        line.Insert("!");

        Assert.Equal("¡casa!", line.Text);
        Assert.Equal(6, line.Caret);
    }

    [Fact]
    public void What_is_taken_away_is_what_stands_before_or_behind_the_caret()
    {
        EditedLine line = Typed("hidalgo");
        line.Backspace();
        line.Home();
        line.Backspace();
        line.Delete();

        Assert.Equal("idalg", line.Text);
        Assert.Equal(0, line.Caret);
        line.End();
        line.Delete();
        Assert.Equal("idalg", line.Text);
    }

    [Theory]
    [InlineData("e\u0301")]
    [InlineData("🐴")]
    [InlineData("👩🏽‍🚀")]
    public void What_people_see_as_one_character_is_one(string character)
    {
        EditedLine line = Typed("a" + character + "b");
        line.Left();
        line.Left();
        Assert.Equal(1, line.Caret);
        line.Right();
        Assert.Equal(1 + character.Length, line.Caret);
        line.Backspace();

        Assert.Equal("ab", line.Text);
    }

    [Theory]
    [InlineData("un viejo", "un ")]
    [InlineData("un viejo  ", "un ")]
    [InlineData("un", "")]
    [InlineData("", "")]
    public void A_word_goes_with_the_spaces_behind_it(string text, string rest)
    {
        EditedLine line = Typed(text);
        line.DeleteWord();

        Assert.Equal(rest, line.Text);
    }

    [Fact]
    public void All_before_the_caret_goes_and_what_is_behind_stays()
    {
        EditedLine line = Typed("un viejo");
        line.Left();
        line.DeleteToStart();

        Assert.Equal(("o", 0), (line.Text, line.Caret));
    }

    private static EditedLine Typed(string text)
    {
        EditedLine line = new();
        line.Insert(text);
        return line;
    }
}
