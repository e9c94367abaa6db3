using System.CommandLine;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The tool <c>rnngen</c>: the commands, and what their endings mean.</summary>
internal static class CommandLine
{
    private const string Program = "rnngen";

    /// <summary>Runs a command line.</summary>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Invocation invocation) => Run(CreateRoot(invocation), Program, arguments, invocation);

    /// <summary>Runs a command line of other commands, whose endings mean the same.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="program">What messages begin with.</param>
    /// <param name="arguments">The words of the command line.</param>
    /// <param name="invocation">What it reads, and where it writes.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(RootCommand root, string program, IReadOnlyList<string> arguments, Invocation invocation)
    {
        // A text to go on from may begin with @: it is never the name of a response file.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return EndWithUsage(program, invocation, string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)));
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
            return EndWithUsage(program, invocation, e.Message);
        }
        catch (Exception e) when (e is FailureException or IOException or UnauthorizedAccessException or TrainingDivergedException)
        {
            return EndWithFailure(program, invocation, e.Message);
        }
#pragma warning disable CA1031 // The last resort of a command line: whatever happened, one line and exit code 1.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return EndWithFailure(program, invocation, $"unexpected {e.GetType().Name}: {e.Message}");
        }
    }

    private static RootCommand CreateRoot(Invocation invocation) =>
        new("Train and query recurrent language models whose every size is a constant.")
        {
            DemoCommand.Create(invocation),
            PresetsCommand.Create(invocation),
            TrainCommand.Create(invocation),
            ReportCommand.Create(invocation),
            EvalCommand.Create(invocation),
            SuggestCommand.Create(invocation),
            GenerateCommand.Create(invocation),
            InspectCommand.Create(invocation),
            ExportCommand.Create(invocation),
            GradientFlowCommand.Create(invocation),
        };

    private static int EndWithUsage(string program, Invocation invocation, string message)
    {
        invocation.Error.WriteLine($"{program}: {message}");
        invocation.Error.WriteLine("Add --help to a command to see how it is used.");
        return ExitCode.Usage;
    }

    private static int EndWithFailure(string program, Invocation invocation, string message)
    {
        invocation.Error.WriteLine($"{program}: {message}");
        return ExitCode.Failure;
    }
}
