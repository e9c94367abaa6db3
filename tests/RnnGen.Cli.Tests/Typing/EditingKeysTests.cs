using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A line is given with its caret as a bar.</summary>
public sealed class EditingKeysTests
{
    private const ConsoleModifiers Control = ConsoleModifiers.Control;
    private const ConsoleModifiers Alt = ConsoleModifiers.Alt;

    [Theory]
    [InlineData(ConsoleKey.LeftArrow, "un👩‍👩‍👧|", "un|👩‍👩‍👧")]
    [InlineData(ConsoleKey.RightArrow, "|e\u0301x", "e\u0301|x")]
    [InlineData(ConsoleKey.Backspace, "un👩‍👩‍👧|", "un|")]
    [InlineData(ConsoleKey.Delete, "un|🇪🇸 x", "un| x")]
    [InlineData(ConsoleKey.Home, "un|o", "|uno")]
    [InlineData(ConsoleKey.End, "un|o", "uno|")]
    [InlineData(ConsoleKey.Escape, "un|o", "|")]
    public void Keys_edit(ConsoleKey key, string before, string after) => Assert.Equal(after, Pressed(before, new ConsoleKeyInfo('\0', key, false, false, false)));

    [Theory]
    [InlineData(ConsoleKey.A, Control, "un v|iejo", "|un viejo")]
    [InlineData(ConsoleKey.E, Control, "un v|iejo", "un viejo|")]
    [InlineData(ConsoleKey.D, Control, "un v|iejo", "un v|ejo")]
    [InlineData(ConsoleKey.K, Control, "un v|iejo", "un v|")]
    [InlineData(ConsoleKey.U, Control, "un v|iejo", "|iejo")]
    [InlineData(ConsoleKey.W, Control, "un v|iejo", "un |iejo")]
    [InlineData(ConsoleKey.H, Control, "un v|iejo", "un |iejo")]
    [InlineData(ConsoleKey.Backspace, Control, "un v|iejo", "un |iejo")]
    [InlineData(ConsoleKey.LeftArrow, Control, "un viejo  |", "un |viejo  ")]
    [InlineData(ConsoleKey.LeftArrow, Control, "|un", "|un")]
    [InlineData(ConsoleKey.RightArrow, Control, "un|  viejo x", "un  viejo| x")]
    [InlineData(ConsoleKey.RightArrow, Control, "un |", "un |")]
    [InlineData(ConsoleKey.B, Alt, "un vi|ejo", "un |viejo")]
    [InlineData(ConsoleKey.F, Alt, "un vi|ejo", "un viejo|")]
    [InlineData(ConsoleKey.Backspace, Alt, "un vi|ejo", "un |ejo")]
    public void With_control_or_alt_they_edit_as_in_a_shell(ConsoleKey key, ConsoleModifiers modifiers, string before, string after) =>
        Assert.Equal(after, Pressed(before, Info('\0', key, modifiers)));

    [Theory]
    [InlineData('x', ConsoleKey.X, Alt)]
    [InlineData('\u0018', ConsoleKey.X, Control)]
    [InlineData('\0', ConsoleKey.F1, (ConsoleModifiers)0)]
    [InlineData('\0', ConsoleKey.PageUp, (ConsoleModifiers)0)]
    [InlineData('\0', (ConsoleKey)0, (ConsoleModifiers)0)]
    public void Other_keys_leave_the_line_alone(char character, ConsoleKey key, ConsoleModifiers modifiers)
    {
        EditedLine line = Line("un|o");

        Assert.False(EditingKeys.Press(line, Info(character, key, modifiers)));
        Assert.Equal("un|o", Describe(line));
    }

    [Theory]
    [InlineData('x', (ConsoleModifiers)0)]
    [InlineData('X', ConsoleModifiers.Shift)]
    [InlineData('@', Control | Alt)]
    public void Characters_are_inserted_those_of_AltGr_too(char character, ConsoleModifiers modifiers) =>
        Assert.Equal($"un{character}|o", Pressed("un|o", Info(character, ConsoleKey.Q, modifiers)));

    private static ConsoleKeyInfo Info(char character, ConsoleKey key, ConsoleModifiers modifiers) =>
        new(character, key, modifiers.HasFlag(ConsoleModifiers.Shift), modifiers.HasFlag(Alt), modifiers.HasFlag(Control));

    private static string Pressed(string before, ConsoleKeyInfo key)
    {
        EditedLine line = Line(before);
        Assert.True(EditingKeys.Press(line, key));
        return Describe(line);
    }

    private static EditedLine Line(string text)
    {
        EditedLine line = new();
        string[] parts = text.Split('|');
        line.Insert(parts[1]);
        line.Home();
        line.Insert(parts[0]);
        return line;
    }

    private static string Describe(EditedLine line) => line.Text.Insert(line.Caret, "|");
}
