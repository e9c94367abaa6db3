using RnnGen.Files;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>What is written to consoles as text. These methods stand before those of the same names in Spectre.Console, so that nothing is written as it came.</summary>
internal static class ConsoleText
{
    /// <summary>Writes a line, with what must not reach a terminal escaped.</summary>
    public static void WriteLine(this IAnsiConsole console, string text) => AnsiConsoleExtensions.WriteLine(console, VisibleText.Of(text));

    /// <summary>Creates the text of a cell of a table or a grid.</summary>
    public static Text Cell(string text) => new(VisibleText.Of(text));
}
