using System.Globalization;

namespace RnnGen.Samples.Dialogue;

/// <summary>A terminal input line with suggestions beside it: Tab accepts the first, Enter sends, Ctrl+U begins the line again, Ctrl+C and Ctrl+D quit.</summary>
internal sealed class ChatBox(Conversation conversation)
{
    private const string Prompt = "> ";

    /// <summary>Reads a line; returns null if the player leaves.</summary>
    public string? ReadLine(out bool isInterrupted)
    {
        isInterrupted = false;

        // Read as a key, Ctrl+C is handled in turn, after the suggestions have been erased; the runtime restores the terminal at the end.
        Console.TreatControlCAsInput = true;
        string line = "";
        while (true)
        {
            ReadOnlySpan<Suggestion> suggestions = conversation.Suggest(line);
            Draw(line, suggestions);
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Modifiers.HasFlag(ConsoleModifiers.Control) && key.Key is ConsoleKey.C or ConsoleKey.D)
            {
                Console.Write("\r\e[J");
                isInterrupted = key.Key == ConsoleKey.C;
                return null;
            }

            switch (key.Key)
            {
                case ConsoleKey.Enter when line.Length > 0:
                    Console.Write($"\r\e[J{Prompt}{line}\n");
                    return line;
                case ConsoleKey.Tab when !suggestions.IsEmpty:
                    line = conversation.Take(line, suggestions[0]);
                    break;
                case ConsoleKey.Backspace when line.Length > 0:
                    line = line[..StringInfo.ParseCombiningCharacters(line)[^1]];
                    break;
                case ConsoleKey.U when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                    line = "";
                    break;
                case var _ when !char.IsControl(key.KeyChar):
                    line += key.KeyChar;
                    break;
            }
        }
    }

    private void Draw(string line, ReadOnlySpan<Suggestion> suggestions)
    {
        // The end of a line that is wider than the window, leaving room for a word beside it.
        int room = Math.Max(1, Console.WindowWidth - Prompt.Length - 20);
        string visible = line.Length <= room ? line : line[^room..];
        string words = "";
        foreach (Suggestion suggestion in suggestions)
        {
            string word = conversation.WordOf(suggestion);
            if (Prompt.Length + visible.Length + words.Length + word.Length + 4 < Console.WindowWidth)
            {
                words += $"  {word}";
            }
        }

        string back = words.Length > 0 ? $"\e[{words.Length}D" : "";
        Console.Write($"\r\e[J{Prompt}{visible}\e[2m{words}\e[0m{back}");
    }
}
