using System.Text.Json;

namespace RnnGen.Benchmarks.Tests;

/// <summary>One run of the command line in this process, as short as it can be: nothing here is about how fast anything is.</summary>
internal sealed record CompareRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>compare</c>.</summary>
    public static CompareRun Of(params string[] arguments) => Of(peer: null, arguments);

    /// <summary>Runs <c>compare</c> in a program that brings a library along.</summary>
    public static CompareRun Of(ITrainingPeer? peer, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] brief = ["--rounds", "2", "--piece", "0.01", "--warm-up", "0"];
        int exitCode = BenchmarkCommandLine.Run(["compare", .. arguments, .. brief], output, error, peer);
        return new CompareRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The first row that a filter selects, as <c>--json</c> writes it.</summary>
    public static JsonElement RowOf(ITrainingPeer? peer, string filter) =>
        JsonElement.Parse(Of(peer, "--json", "--filter", filter).Output).GetProperty("rows")[0];
}
