namespace RnnGen.Samples.Dialogue;

/// <summary>The conversation loop, on a terminal or from a pipe.</summary>
internal sealed class Talk(Conversation conversation, TextWriter output)
{
    private const string Help = "Say something, or type /undo to take back the last exchange, or /quit to leave.";

    /// <summary>Runs at a terminal; returns the exit code.</summary>
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

    /// <summary>Answers each line of a text, and shows what it would have suggested after it.</summary>
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

    /// <summary>Answers one line; returns false if it ends the conversation.</summary>
    private bool Answer(string line)
    {
        switch (line)
        {
            case "/quit":
                return false;
            case "/undo":
                output.WriteLine(conversation.Undo() ? "(taken back)" : "(nothing has been said yet)");
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
