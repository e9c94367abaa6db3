using System.Text.RegularExpressions;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A training as one watches it in a terminal.</summary>
public sealed class TrainingBarTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TmuxTheory]
    [InlineData(80, @"epoch \d+/\d+ \S+ loss \d+\.\d+  perplexity \d+\.\d  [\d,]+ words/s( |$)")]
    [InlineData(120, @"words/s  [\d:]+ left  gradient norm \d+\.\d\d  rate 0\.001")]
    public void The_bar_shows_as_many_figures_as_the_terminal_has_room_for(int width, string expected)
    {
        string corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 400));
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using Tmux terminal = new(width);
        terminal.Type(
            $"clear; TERM=screen '{dotnet}' '{typeof(CommandLine).Assembly.Location}' train --preset lstm-small --epochs 2000 --corpus '{corpus}' --out '{_folder["model.safetensors"]}'; echo ended $?");
        terminal.Press("Enter");

        terminal.WaitFor(screen => Regex.IsMatch(screen, expected, RegexOptions.Multiline));
        terminal.Press("C-c");
        terminal.WaitFor(screen => screen.Contains($"ended {ExitCode.Interrupted}", StringComparison.Ordinal));
    }
}
