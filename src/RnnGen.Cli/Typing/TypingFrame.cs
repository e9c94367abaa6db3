using System.Globalization;
using System.Text;
using RnnGen.Files;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>
/// The screen while someone types: the line, the suggestions beneath it, and their latency. A frame is one string of control sequences that
/// begins and ends with the cursor in the row of the line, so that the next frame is drawn over it.
/// </summary>
/// <param name="width">Columns of the window.</param>
/// <param name="height">Rows of the window.</param>
internal readonly struct TypingFrame(int width, int height)
{
    /// <summary>The prompt before the line.</summary>
    public const string Prompt = "> ";

    /// <summary>Clears everything from the beginning of the row down.</summary>
    public const string Erase = "\r\e[J";

    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";
    private const string Keys = "Tab accepts · ↑ ↓ choose · Enter continues · Ctrl+D quits";

    // The last column stays empty: some terminals begin a new row after writing there.
    private readonly int _columns = Math.Max(1, width - 1);

    /// <summary>Draws the line with its suggestions.</summary>
    /// <param name="line">The line.</param>
    /// <param name="suggestions">Its suggestions.</param>
    /// <param name="chosen">Index of the suggestion that Tab accepts.</param>
    public string Draw(EditedLine line, LineSuggestions suggestions, int chosen)
    {
        (string before, string after) = Visible(line);
        StringBuilder frame = new(HideCursor + Erase);
        frame.Append(Prompt).Append(before).Append(after);
        int rows = AppendSuggestions(frame, suggestions, chosen);
        if (rows + 1 < height)
        {
            frame.Append("\r\n").Append(Dim).Append(Fit($"{Microseconds(suggestions.Latency)} · {Keys}")).Append(Plain);
            rows++;
        }

        if (rows > 0)
        {
            frame.Append(CultureInfo.InvariantCulture, $"\e[{rows}A");
        }

        // Terminals disagree on the widths of emoji and combining characters: written again up to the caret, the line puts the cursor where this terminal has it.
        return frame.Append('\r').Append(Prompt).Append(before).Append(ShowCursor).ToString();
    }

    private int AppendSuggestions(StringBuilder frame, LineSuggestions suggestions, int chosen)
    {
        // Room for the line itself and for the row below the suggestions.
        int count = Math.Min(suggestions.Count, Math.Max(0, height - 2));
        for (int i = 0; i < count; i++)
        {
            (int token, float probability) = suggestions.Current[i];
            string row = $"{(i == chosen ? "›" : " ")} {probability,7:P1}  {VisibleText.Of(suggestions.WordOf(token))}";
            frame.Append("\r\n").Append(i == chosen ? Bold : "").Append(Fit(row)).Append(i == chosen ? Plain : "");
        }

        return count;
    }

    /// <summary>The part of the line around the caret that fits beside the prompt, before the caret and after it.</summary>
    private (string Before, string After) Visible(EditedLine line)
    {
        int room = Math.Max(1, _columns - Prompt.Length);
        int[] characters = StringInfo.ParseCombiningCharacters(line.BeforeCaret.ToString());
        int start = line.Caret;
        int used = 0;
        for (int i = characters.Length - 1; i >= 0; i--)
        {
            used += VisibleText.Of(line.Text[characters[i]..start]).GetCellWidth();
            if (used > room)
            {
                break;
            }

            start = characters[i];
        }

        string before = VisibleText.Of(line.Text[start..line.Caret]);
        return (before, Cut(VisibleText.Of(line.Text[line.Caret..]), room - before.GetCellWidth()));
    }

    private string Fit(string text) => Cut(text, _columns);

    private static string Cut(string text, int columns)
    {
        int end = 0;
        int used = 0;
        while (end < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text, end);
            used += text.Substring(end, length).GetCellWidth();
            if (used > columns)
            {
                break;
            }

            end += length;
        }

        return text[..end];
    }

    private static string Microseconds(TimeSpan latency) => string.Create(CultureInfo.InvariantCulture, $"{latency.TotalMicroseconds:0} μs");
}
