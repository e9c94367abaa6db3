using System.CommandLine;
using System.CommandLine.Help;
using RnnGen.Files;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The tool <c>rnngen</c>: its commands and their exit codes.</summary>
internal static class CommandLine
{
    private const string Program = "rnngen";

    /// <summary>Runs a command line.</summary>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Invocation invocation) => Run(CreateRoot(invocation), arguments, invocation);

    /// <summary>Runs a command line with other commands, under the same exit codes.</summary>
    /// <param name="root">The commands, under the name that help and messages begin with; see <see cref="CreateRoot(string, string)"/>.</param>
    /// <param name="arguments">The words of the command line.</param>
    /// <param name="invocation">Where it reads from and writes to.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(Command root, IReadOnlyList<string> arguments, Invocation invocation)
    {
        string program = root.Name;
        // A prompt may begin with @, which never names a response file here.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageErrors.Of(parsed) is { Count: > 0 } errors)
        {
            return EndWithUsage(program, invocation, string.Join(Environment.NewLine, errors.Select(VisibleText.Of)));
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = invocation.Output,
                Error = invocation.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException e)
        {
            return EndWithUsage(program, invocation, VisibleText.Of(e.Message));
        }
        catch (Exception e) when (e is FailureException or IOException or UnauthorizedAccessException or TrainingDivergedException or ArgumentException or NonFiniteLogitsException)
        {
            return EndWithFailure(program, invocation, ExceptionText.Of(e));
        }
#pragma warning disable CA1031 // The last resort: whatever happened, the user sees one line and exit code 1.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return EndWithFailure(program, invocation, $"unexpected {e.GetType().Name}: {ExceptionText.Of(e)}");
        }
    }

    /// <summary>Creates a root command with a name of its own: the library's own root command takes the name of the assembly.</summary>
    /// <param name="program">The name.</param>
    /// <param name="description">What the program is for.</param>
    public static Command CreateRoot(string program, string description) => new(program, description) { new HelpOption { Recursive = true }, new VersionOption() };

    private static Command CreateRoot(Invocation invocation)
    {
        Command root = CreateRoot(Program, "Train and query recurrent language models of any shape.");
        foreach (Command command in (Command[])
        [
            DemoCommand.Create(invocation),
            PresetsCommand.Create(invocation),
            TrainCommand.Create(invocation),
            ReportCommand.Create(invocation),
            EvalCommand.Create(invocation),
            SuggestCommand.Create(invocation),
            ProfileCommand.Create(invocation),
            GenerateCommand.Create(invocation),
            InspectCommand.Create(invocation),
            ImportCommand.Create(invocation),
            QuantizeCommand.Create(invocation),
            ExportCommand.Create(invocation),
            NewCommand.Create(invocation),
            GradientFlowCommand.Create(invocation),
        ])
        {
            root.Add(command);
        }

        return root;
    }

    private static int EndWithUsage(string program, Invocation invocation, string message) =>
        End(ExitCode.Usage, invocation, $"{program}: {message}", "Add --help to a command to see its usage.");

    private static int EndWithFailure(string program, Invocation invocation, string message) =>
        End(ExitCode.Failure, invocation, $"{program}: {VisibleText.Of(message)}");

    private static int End(int exitCode, Invocation invocation, params ReadOnlySpan<string> lines)
    {
        try
        {
            foreach (string line in lines)
            {
                invocation.Error.WriteLine(line);
            }
        }
        catch (IOException)
        {
            // Nobody is left to read it, as when a terminal was closed: the exit code says it.
        }

        return exitCode;
    }
}
