using System.CommandLine;

namespace RnnGen.Benchmarks;

/// <summary><c>compare</c>: compares the generated code with its peers and with the limits of the machine.</summary>
internal static class CompareCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="rows">The rows that can be measured.</param>
    /// <param name="output">Receives the table, or a single object with <c>--json</c>.</param>
    /// <param name="error">Receives progress and errors, and with <c>--json</c> the table.</param>
    public static Command Create(IReadOnlyList<WorkRow> rows, TextWriter output, TextWriter error)
    {
        Option<bool> json = new("--json") { Description = "Write one JSON object as the last line of standard output." };
        Command command = new("compare", "Compare the generated code with its peers and with the limits of the machine.") { json };
        NameFilter filter = new(command, "row");
        PlanOptions planOptions = new(command);
        command.SetAction(parsed =>
        {
            if (!filter.TrySelect(parsed, rows, row => row.Work, error, out IReadOnlyList<WorkRow> selected))
            {
                return ExitCode.Usage;
            }

            ComparisonReport report = new Comparison(planOptions.Read(parsed), error).Run(selected);
            bool asJson = parsed.GetValue(json);
            ComparisonTable.Write(PlainConsole.Over(asJson ? error : output), report);
            if (asJson)
            {
                ComparisonJson.Write(output, report);
            }

            return Judge(report, error);
        });
        return command;
    }

    private static int Judge(ComparisonReport report, TextWriter error)
    {
        if (report.IsValid)
        {
            return ExitCode.Success;
        }

        error.WriteLine(FormattableString.Invariant(
            $"Void: the peak was {report.PeakGflops:F1} GFLOP/s, less than {ComparisonReport.LeastPeakGflops}. Repeat the run when the machine is otherwise idle."));
        return ExitCode.Failure;
    }
}
