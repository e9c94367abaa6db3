using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>One command line, run in this process.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static CliRun Of(params string[] arguments) => Of(new StringWriter(), input: "", new Interruption(), arguments);

    public static CliRun WithInput(string input, params string[] arguments) => Of(new StringWriter(), input, new Interruption(), arguments);

    /// <summary>Runs with a folder for profiles; the other runs have none.</summary>
    public static CliRun WithProfiles(string folder, string input, params string[] arguments) => Of(new StringWriter(), input, new Interruption(), folder, arguments);

    public static CliRun Of(StringWriter output, string input, Interruption interruption, params string[] arguments) => Of(output, input, interruption, profileFolder: null, arguments);

    private static CliRun Of(StringWriter output, string input, Interruption interruption, string? profileFolder, string[] arguments)
    {
        StringWriter error = new();
        int exitCode = Cli.CommandLine.Run(arguments, new Invocation(new StringReader(input), output, error) { Interruption = interruption, ProfileFolder = profileFolder });
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The one JSON object that standard output must hold, and nothing else.</summary>
    public JsonElement Json()
    {
        Assert.EndsWith("\n", Output, StringComparison.Ordinal);
        string line = Output.TrimEnd('\r', '\n');
        Assert.DoesNotContain('\n', line);
        using JsonDocument document = JsonDocument.Parse(line);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return document.RootElement.Clone();
    }

    public CliRun Succeeds()
    {
        Assert.True(ExitCode == Cli.ExitCode.Success, $"exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>Asserts an ending that tells its reason in plain words on standard error and leaves standard output empty.</summary>
    public void EndsWith(int exitCode, params string[] reasons)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Output);
        Assert.All(reasons, reason => Assert.Contains(reason, Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", Error, StringComparison.Ordinal);
    }
}
