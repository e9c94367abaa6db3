using System.CommandLine;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace RnnGen.Benchmarks;

/// <summary>The commands of this program; every other command line goes to BenchmarkDotNet.</summary>
internal static class BenchmarkCommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="trainingPeer">A library to compare training with, if there is one.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, ITrainingPeer? trainingPeer = null)
    {
        RootCommand root = new("Measure the generated code.")
        {
            CompareCommand.Create(ComparisonRows.Create(trainingPeer), output, error),
            EditCommand.Create(output),
        };
        return arguments.Length > 0 && root.Subcommands.Any(command => command.Name == arguments[0])
            ? RunVerb(root, arguments, output, error)
            : RunSuites(arguments);
    }

    private static int RunVerb(RootCommand root, string[] arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine(string.Join(Environment.NewLine, parsed.Errors.Select(found => found.Message)));
            return ExitCode.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int RunSuites(string[] arguments)
    {
        bool namesJob = arguments.Any(argument => argument is "-j" or "--job");
        IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(arguments, new SuiteConfig(ownJob: !namesJob));

        // A suite whose sides disagree, or that did not build, must not count as measured.
        return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success))
            ? ExitCode.Success
            : ExitCode.Failure;
    }
}
