namespace RnnGen.Samples.Dialogue;

/// <summary>The exchange of lines, from a terminal or from a pipe.</summary>
internal sealed class Talk(Conversation conversation, TextWriter output)
{
    private const string Help = "Say something, or: /undo takes the last exchange back, /quit ends.";

    /// <summary>Begins at a terminal; returns the exit code.</summary>
    public int RunAtTerminal()
    {
        output.WriteLine($"You are the {Script.Player.ToLowerInvariant()}, and {Script.Partner} answers. Tab completes. {Help}");
        ChatBox box = new(conversation);
        bool isInterrupted = false;
        while (box.ReadLine(out isInterrupted) is { } line && Answer(line))
        {
        }

        return isInterrupted ? 130 : 0;
    }

    /// <summary>Answers each line of a text, and says what it would have suggested after it.</summary>
    public void Run(TextReader input)
    {
        bool goesOn = true;
        while (goesOn && input.ReadLine() is { } line)
        {
            if (!line.StartsWith('/'))
            {
                WriteSuggestions(line);
            }

            goesOn = line.Length == 0 || Answer(line);
        }
    }

    private void WriteSuggestions(string line)
    {
        output.Write($"{line} …");
        foreach (Suggestion suggestion in conversation.Suggest(line))
        {
            output.Write($" {conversation.Vocabulary[suggestion.Token]}");
        }

        output.WriteLine();
        output.Flush();
    }

    /// <summary>Answers one line; false when it ends the talk.</summary>
    private bool Answer(string line)
    {
        switch (line)
        {
            case "/quit":
                return false;
            case "/undo":
                output.WriteLine(conversation.Undo() ? "(taken back)" : "(nothing was said yet)");
                break;
            case ['/', ..]:
                output.WriteLine(Help);
                break;
            default:
                output.WriteLine($"{Script.Partner}: {conversation.Say(line)}");
                break;
        }

        return true;
    }
}
