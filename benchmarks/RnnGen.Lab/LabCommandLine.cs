using System.CommandLine;
using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>The program that reproduces published figures.</summary>
internal static class LabCommandLine
{
    private const string Program = "lab";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="invocation">What it reads, and where it writes.</param>
    /// <param name="peer">A library that learns beside the generated code; null if the program supplies none.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Invocation invocation, ILearningPeer? peer = null) =>
        Cli.CommandLine.Run(CreateRoot(invocation, peer), Program, arguments, invocation);

    private static RootCommand CreateRoot(Invocation invocation, ILearningPeer? peer) => new("Reproduce the figures that the project publishes.")
    {
        ExperimentsCommand.Create(invocation),
        GrowthCommand.Create(GrowthFigures.All, invocation.Output, invocation.Error),
        ServingCommand.Create(invocation.Output),
        TimeToQualityCommand.Create(peer, LearningRecipe.All, invocation.Output, invocation.Error),
    };
}
