using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

[Collection(nameof(LearntModel))]
public sealed class ChatBoxTests(LearntModel learnt)
{
    [TmuxFact]
    public void One_types_takes_a_word_is_answered_and_leaves_the_terminal_as_it_was()
    {
        using Tmux terminal = new();
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        terminal.Type($"clear; stty -a > before; '{dotnet}' '{typeof(Talk).Assembly.Location}' --model '{learnt.Path}'; echo ended $?; stty -a | cmp - before && echo same; rm before");
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains("\n>", StringComparison.Ordinal));

        terminal.Type("Where is the silver st");
        terminal.WaitFor(screen => screen.Contains("> Where is the silver st  Stag", StringComparison.Ordinal));
        terminal.Press("Tab");
        terminal.WaitFor(screen => screen.Contains("> Where is the silver Stag ", StringComparison.Ordinal));
        terminal.Press("BSpace");
        terminal.Type("?");
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains("> Where is the silver Stag?\nIlse: ", StringComparison.Ordinal));

        terminal.Type("Ask Qu");
        terminal.WaitFor(screen => screen.Contains("> Ask Qu", StringComparison.Ordinal));
        terminal.Press("C-u");
        terminal.Type("/undo");
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains("> /undo\n(taken back)\n", StringComparison.Ordinal));

        terminal.Type("good");
        terminal.Press("C-c");

        string screen = terminal.WaitFor(screen => screen.Contains("ended 130\nsame\n", StringComparison.Ordinal));
        Assert.DoesNotContain("> good", screen, StringComparison.Ordinal);
        terminal.WaitForCursor();
        Assert.Equal(Script.CreateProfile().WordsRead + "Where is the silver Stag ?".Split(' ').Length, Profile.Load($"{learnt.Path}.profile", WordTokenizer.Default).WordsRead);
    }
}
