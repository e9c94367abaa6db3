using System.Text.RegularExpressions;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The tool in a terminal, as someone types at it.</summary>
public sealed partial class TerminalTests(SmallModel small) : IClassFixture<SmallModel>
{
    private const string Hint = "Ctrl+D quits";

    private string ToolCommand => $"'{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{typeof(CommandLine).Assembly.Location}' suggest --model '{small.Path}' --no-profile";

    [TmuxFact]
    public void Suggestions_come_while_one_types()
    {
        using Tmux terminal = new();
        Start(terminal);

        terminal.Type("Un viejo hid");
        terminal.WaitFor(screen => screen.Contains("> Un viejo hid\n", StringComparison.Ordinal) && screen.Contains("%  hidalgo\n", StringComparison.Ordinal) && Latency().IsMatch(screen));

        terminal.Press("Tab");
        terminal.WaitFor(screen => screen.Contains("> Un viejo hidalgo\n", StringComparison.Ordinal) && screen.Contains("%  de\n", StringComparison.Ordinal));

        terminal.Press("Enter");
        terminal.Type("lan");
        string screen = terminal.WaitFor(screen => screen.Contains("> lan\n", StringComparison.Ordinal) && screen.Contains("%  lanza\n", StringComparison.Ordinal));
        Assert.Contains("> Un viejo hidalgo\n", screen, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_smaller_window_is_filled_anew()
    {
        using Tmux terminal = new();
        Start(terminal);
        terminal.Type("Un viejo hidalgo de los de lanza en ");
        terminal.WaitFor(screen => screen.Contains("%  astillero\n", StringComparison.Ordinal));

        terminal.Resize(20, 6);

        terminal.WaitFor(screen => screen.Contains("de lanza en\n", StringComparison.Ordinal) && screen.Contains(" μs · ", StringComparison.Ordinal) && !screen.Contains(Hint, StringComparison.Ordinal));
        terminal.WaitForCursor();
    }

    [TmuxTheory]
    [InlineData("C-c", null, ExitCode.Interrupted)]
    [InlineData(null, "INT", ExitCode.Interrupted)]
    [InlineData(null, "TERM", ExitCode.Terminated)]
    [InlineData(null, "HUP", ExitCode.HungUp)]
    [InlineData("C-d", null, ExitCode.Success)]
    public void The_terminal_is_as_it_was_whatever_ends_the_tool(string? key, string? signal, int exitCode)
    {
        using Tmux terminal = new();
        terminal.Type("stty -a | cksum");
        terminal.Press("Enter");
        string before = terminal.WaitFor(screen => Checksums(screen).Length == 1);
        Start(terminal);
        if (signal is not null)
        {
            terminal.Type("Un vie");
            terminal.WaitFor(screen => screen.Contains("> Un vie\n", StringComparison.Ordinal));
            using System.Diagnostics.Process kill = System.Diagnostics.Process.Start("pkill", [$"-{signal}", "-f", small.Path]);
            kill.WaitForExit();
        }
        else
        {
            terminal.Press(key!);
        }

        terminal.WaitFor(screen => screen.Contains($"ended {exitCode}\n", StringComparison.Ordinal));
        terminal.Type("stty -a | cksum");
        terminal.Press("Enter");
        string after = terminal.WaitFor(screen => Checksums(screen).Length == 1);

        Assert.Equal(Checksums(before), Checksums(after));
        Assert.DoesNotContain(Hint, after, StringComparison.Ordinal);
        terminal.WaitForCursor();
    }

    [TmuxFact]
    public void Control_sequences_that_no_key_has_are_passed_over()
    {
        using Tmux terminal = new();
        Start(terminal);

        // The window has the focus; text is pasted.
        terminal.Type("Un \e[Ivie\e[200~jo\e[201~ hid");
        terminal.WaitFor(screen => screen.Contains("> Un viejo hid\n", StringComparison.Ordinal) && screen.Contains("%  hidalgo\n", StringComparison.Ordinal));

        terminal.Press("Escape");
        terminal.WaitFor(screen => screen.Contains(">\n", StringComparison.Ordinal) && !screen.Contains("Un viejo", StringComparison.Ordinal));
    }

    [TmuxFact]
    public void A_terminal_that_does_not_tell_its_size_has_the_usual_one()
    {
        using Tmux terminal = new();
        terminal.Type("stty rows 0 cols 0");
        terminal.Press("Enter");
        Start(terminal);

        terminal.Type("Un viejo hid");

        terminal.WaitFor(screen => screen.Contains("> Un viejo hid\n", StringComparison.Ordinal) && screen.Contains("%  hidalgo\n", StringComparison.Ordinal));
    }

    [TmuxTheory]
    [InlineData("TERM=dumb")]
    [InlineData("TERM=")]
    public void A_terminal_without_control_sequences_is_answered_line_by_line(string environment)
    {
        using Tmux terminal = new();
        Start(terminal, environment, "an empty line ends");

        terminal.Type("Un viejo ");
        terminal.Press("Enter");

        terminal.WaitFor(screen => screen.Contains("%  hidalgo", StringComparison.Ordinal));
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains("ended 0\n", StringComparison.Ordinal));
    }

    [TmuxFact]
    public void A_terminal_that_is_closed_ends_the_tool_without_a_crash()
    {
        using TemporaryFolder folder = new();
        using (Tmux terminal = new())
        {
            // A shell of its own, which nothing stops from telling how the tool ended.
            string script = folder["script"];
            File.WriteAllText(script, $"trap '' HUP\n{ToolCommand}\necho $? >'{folder["code"]}'\n");
            terminal.Type($"TERM=screen sh '{script}'");
            terminal.Press("Enter");
            terminal.WaitFor(screen => screen.Contains(Hint, StringComparison.Ordinal));
            terminal.Type("Un vie");
            terminal.WaitFor(screen => screen.Contains("> Un vie\n", StringComparison.Ordinal));
        }

        Assert.Contains(WaitForContent(folder["code"]), (string[])[$"{ExitCode.HungUp}\n", $"{ExitCode.Success}\n"]);
    }

    private static string WaitForContent(string path)
    {
        System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } content)
            {
                return content;
            }

            Thread.Sleep(20);
        }

        return "";
    }

    private static string[] Checksums(string screen) =>
        [.. screen.Split('\n').Where(line => line.Length > 0 && line.Split(' ') is { Length: 2 } numbers && numbers.All(number => number.All(char.IsAsciiDigit)))];

    private void Start(Tmux terminal, string environment = "TERM=screen", string ready = Hint)
    {
        terminal.Type($"clear; {environment} {ToolCommand}; echo ended $?");
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains(ready, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\d μs · Tab accepts")]
    private static partial Regex Latency();
}
