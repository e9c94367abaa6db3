namespace RnnGen.Cli;

/// <summary>The keys that edit a line, as in a shell.</summary>
internal static class EditingKeys
{
    /// <summary>Presses a key.</summary>
    /// <returns>Whether it edits: any other leaves the line alone.</returns>
    public static bool Press(EditedLine line, ConsoleKeyInfo key)
    {
        bool isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        bool isAlt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        Action? edit = (isControl, isAlt) switch
        {
            (false, false) => Plain(line, key.Key),
            (true, false) => WithControl(line, key.Key),
            (false, true) => WithAlt(line, key.Key),

            // AltGr is both, and writes the third character of a key.
            (true, true) => null,
        };
        if (edit is null && isControl == isAlt && !char.IsControl(key.KeyChar))
        {
            edit = () => line.Insert(key.KeyChar.ToString());
        }

        edit?.Invoke();
        return edit is not null;
    }

    private static Action? Plain(EditedLine line, ConsoleKey key) => key switch
    {
        ConsoleKey.Escape => line.Clear,
        ConsoleKey.Backspace => line.Backspace,
        ConsoleKey.Delete => line.Delete,
        ConsoleKey.LeftArrow => line.Left,
        ConsoleKey.RightArrow => line.Right,
        ConsoleKey.Home => line.Home,
        ConsoleKey.End => line.End,
        _ => null,
    };

    private static Action? WithControl(EditedLine line, ConsoleKey key) => key switch
    {
        ConsoleKey.A => line.Home,
        ConsoleKey.E => line.End,
        ConsoleKey.D => line.Delete,
        ConsoleKey.K => line.DeleteToEnd,
        ConsoleKey.U => line.DeleteToStart,
        ConsoleKey.W => line.DeleteWord,
        ConsoleKey.LeftArrow => line.WordLeft,
        ConsoleKey.RightArrow => line.WordRight,

        // What the Backspace of some terminals sends.
        ConsoleKey.H or ConsoleKey.Backspace => line.Backspace,
        _ => null,
    };

    private static Action? WithAlt(EditedLine line, ConsoleKey key) => key switch
    {
        ConsoleKey.B or ConsoleKey.LeftArrow => line.WordLeft,
        ConsoleKey.F or ConsoleKey.RightArrow => line.WordRight,
        ConsoleKey.Backspace => line.DeleteWord,
        _ => null,
    };
}
