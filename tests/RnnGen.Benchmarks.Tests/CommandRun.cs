namespace RnnGen.Benchmarks.Tests;

/// <summary>One run of the command line in this process, as short as it can be: nothing here is about how fast anything is.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>compare</c>.</summary>
    public static CommandRun Compare(params string[] arguments) => Of("compare", arguments);

    /// <summary>Runs <c>growth</c>.</summary>
    public static CommandRun Growth(params string[] arguments) => Of("growth", arguments);

    private static CommandRun Of(string command, string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] brief = ["--rounds", "2", "--piece", "0.01", "--warm-up", "0"];
        int exitCode = BenchmarkCommandLine.Run([command, .. arguments, .. brief], output, error);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
