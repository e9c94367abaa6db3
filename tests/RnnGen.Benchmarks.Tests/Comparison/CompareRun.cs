namespace RnnGen.Benchmarks.Tests;

/// <summary>One run of the command line in this process, as short as it can be: nothing here is about how fast anything is.</summary>
internal sealed record CompareRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>compare</c>.</summary>
    public static CompareRun Of(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] brief = ["--rounds", "2", "--piece", "0.01", "--warm-up", "0"];
        int exitCode = BenchmarkCommandLine.Run(["compare", .. arguments, .. brief], output, error);
        return new CompareRun(exitCode, output.ToString(), error.ToString());
    }
}
