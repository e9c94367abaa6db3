using Spectre.Console;

namespace RnnGen.Benchmarks;

/// <summary>A console for tables, without colours, and without line breaks unless a terminal bounds the width.</summary>
internal static class PlainConsole
{
    private const int UnwrappedWidth = 1000;

    /// <summary>Creates a console over a writer.</summary>
    public static IAnsiConsole Over(TextWriter writer)
    {
        AnsiConsoleOutput destination = new(writer);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = destination, Ansi = AnsiSupport.No });
        if (!destination.IsTerminal)
        {
            console.Profile.Width = UnwrappedWidth;
        }

        return console;
    }
}
