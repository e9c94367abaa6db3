using System.CommandLine;

namespace RnnGen.Cli;

/// <summary><c>report</c>: renders a training run as a page.</summary>
internal static class ReportCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Argument<string> log = new("LOG") { Description = "The log that train --log wrote, or is still writing." };
        Option<string> destination = CommandOptions.File("--out", "The HTML file to write.", required: true);
        Command command = new("report", "Render a training run as an HTML page: curves, samples of what the model writes, memory and settings. The page needs no network.") { log, destination };
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(log);
            string path = parsed.GetRequiredValue(destination);
            NamedFile.ThrowIfShared([new NamedFile("--out", path)], [new NamedFile("LOG", source)]);
            OutputFile.WriteText(path, ReportPage.Create(LogReader.Read(source)).ToString());
            invocation.Writing([path], json: false).WriteLine($"Wrote '{path}'.");
            return ExitCode.Success;
        });
        return command;
    }
}
