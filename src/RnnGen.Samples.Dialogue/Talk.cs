namespace RnnGen.Samples.Dialogue;

/// <summary>The conversation loop, on a terminal or from a pipe.</summary>
/// <param name="conversation">What is said.</param>
/// <param name="output">Where it is written.</param>
/// <param name="player">What is learnt of the player, saved after each line; null to save nothing.</param>
internal sealed class Talk(Conversation conversation, TextWriter output, PlayerProfile? player = null)
{
    private const string ForgetCommand = "/forget ";
    private const string Help = """
        Say something, or type
          /undo         to take back the last exchange; its words stay learnt
          /forget WORD  to have a word of yours forgotten
          /quit         to leave
        """;

    /// <summary>Runs at a terminal; returns the exit code.</summary>
    public int RunAtTerminal()
    {
        output.WriteLine($"You are the {Script.Player.ToLowerInvariant()}, and {Script.Partner} answers. Tab completes.\n{Help}");
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
            output.Write($" {conversation.WordOf(suggestion)}");
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
            case var _ when line.StartsWith(ForgetCommand, StringComparison.Ordinal):
                Forget(line[ForgetCommand.Length..].Trim());
                break;
            case ['/', ..]:
                output.WriteLine(Help);
                break;
            default:
                output.WriteLine($"{Script.Partner}: {conversation.Say(line)}");
                player?.Save(output);
                break;
        }

        return true;
    }

    private void Forget(string word)
    {
        try
        {
            output.WriteLine(conversation.Forget(word) ? "(forgotten)" : "(you never said that)");
            player?.Save(output);
        }
        catch (ArgumentException several)
        {
            output.WriteLine($"({several.Message})");
        }
    }
}
