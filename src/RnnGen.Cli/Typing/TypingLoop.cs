using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A loop that reads keys and shows suggestions after each.</summary>
internal sealed class TypingLoop(ITerminal terminal, LineSuggestions suggestions)
{
    private readonly EditedLine _line = new();
    private int _chosen;

    // A pasted line may end in "\r\n", which is one Enter.
    private bool _isAfterReturn;

    /// <summary>Reads keys until Ctrl+D on an empty line, the end of the input or an interruption; at the end the suggestions are always erased, and what was learnt is saved.</summary>
    public void Run(CancellationToken interrupted)
    {
        try
        {
            bool goesOn = true;
            while (goesOn)
            {
                suggestions.Save();
                Choose(_chosen);
                terminal.Write(new TypingFrame(terminal.Width, terminal.Height).Draw(_line, suggestions, _chosen));

                // Pasted text is read to its end before the next frame.
                do
                {
                    goesOn = terminal.ReadKey(interrupted) is { } key && Press(key);
                }
                while (goesOn && terminal.HasKey);
            }
        }
        catch (OperationCanceledException)
        {
            // Interrupted; the caller knows why.
        }
        finally
        {
            terminal.Write(TypingFrame.Erase + (_line.Text.Length > 0 ? $"{TypingFrame.Prompt}{VisibleText.Of(_line.Text)}\r\n" : ""));
            suggestions.Save();
        }
    }

    /// <summary>Handles a key; returns false if it ends the loop.</summary>
    private bool Press(ConsoleKeyInfo key)
    {
        bool isSecondHalf = key.KeyChar == '\n' && _isAfterReturn;
        _isAfterReturn = key.KeyChar == '\r';
        switch (key.Key)
        {
            case ConsoleKey.UpArrow:
                Choose(_chosen - 1);
                return true;
            case ConsoleKey.DownArrow:
                Choose(_chosen + 1);
                return true;
            case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && _line.Text.Length == 0:
                return false;
            case ConsoleKey.Tab:
                Take();
                break;
            case var _ when isSecondHalf:
                return true;
            case ConsoleKey.Enter:
            case var _ when key.KeyChar == '\n':
                Say();
                break;
            default:
                if (!EditingKeys.Press(_line, key))
                {
                    return true;
                }

                break;
        }

        _chosen = 0;
        return true;
    }

    /// <summary>Ends the line; the next one continues the same conversation.</summary>
    private void Say()
    {
        terminal.Write($"{TypingFrame.Erase}{TypingFrame.Prompt}{VisibleText.Of(_line.Text)}\r\n");
        suggestions.Accept(_line.Text);
        _line.Clear();
    }

    /// <summary>Suggests for the line as it is, which keys may have changed since the last frame, and chooses a suggestion, or the nearest that there is.</summary>
    private void Choose(int suggestion)
    {
        suggestions.Update(_line.BeforeCaret);
        _chosen = Math.Clamp(suggestion, 0, Math.Max(0, suggestions.Count - 1));
    }

    /// <summary>Takes the chosen suggestion: the word into the line, or the end of the line as Enter does.</summary>
    private void Take()
    {
        Choose(_chosen);
        if (suggestions.Count == 0)
        {
            return;
        }

        string word = suggestions.WordOf(suggestions.Current[_chosen].Token);
        ReadOnlySpan<char> text = suggestions.Vocabulary.Tokenizer.TextOf(word);
        if (text is "\n")
        {
            EndLine();
        }
        else if (VisibleText.IsVisible(text))
        {
            // A word of characters that are not seen but obeyed, from a file that nobody checked, stays out of the line.
            WordInsertion.Insert(_line, suggestions.PrefixStart, word, suggestions.Vocabulary.Tokenizer);
        }
    }

    /// <summary>Ends the line, unless words follow the caret; what was typed of the name of its end is no part of it.</summary>
    private void EndLine()
    {
        if (_line.Caret == _line.Text.Length)
        {
            _line.Replace(suggestions.PrefixStart, _line.Caret, "");
            Say();
        }
    }
}
