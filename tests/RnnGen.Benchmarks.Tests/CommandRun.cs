using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Lab;

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

    /// <summary>Options that make a measurement as short as it can be.</summary>
    public static string[] Brief { get; } = ["--rounds", "2", "--piece", "0.01", "--warm-up", "0"];

    /// <summary>Runs a command of the lab.</summary>
    public static CommandRun Lab(ILearningPeer? peer, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = LabCommandLine.Run(arguments, new Invocation(TextReader.Null, output, error), peer);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    private static CommandRun Of(string command, string[] arguments, ITrainingPeer? peer)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = BenchmarkCommandLine.Run([command, .. arguments, .. Brief], output, error, peer);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
