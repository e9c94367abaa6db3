using System.Text.Json;

namespace RnnGen.Benchmarks.Tests;

/// <summary>One run of the command line in this process, as short as it can be: nothing here is about how fast anything is.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>compare</c>.</summary>
    public static CommandRun Compare(params string[] arguments) => Compare(peer: null, arguments);

    /// <summary>Runs <c>compare</c> in a program that brings a library along.</summary>
    public static CommandRun Compare(ITrainingPeer? peer, params string[] arguments) => Of("compare", arguments, peer);

    /// <summary>The first row that a filter selects, as <c>compare --json</c> writes it.</summary>
    public static JsonElement RowOf(ITrainingPeer? peer, string filter) =>
        JsonElement.Parse(Compare(peer, "--json", "--filter", filter).Output).GetProperty("rows")[0];

    /// <summary>Runs <c>growth</c>.</summary>
    public static CommandRun Growth(params string[] arguments) => Of("growth", arguments, peer: null);

    private static CommandRun Of(string command, string[] arguments, ITrainingPeer? peer)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] brief = ["--rounds", "2", "--piece", "0.01", "--warm-up", "0"];
        int exitCode = BenchmarkCommandLine.Run([command, .. arguments, .. brief], output, error, peer);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
