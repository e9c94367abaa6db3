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
        Cli.CommandLine.Run(CreateRoot(invocation, peer), arguments, invocation);

    private static Command CreateRoot(Invocation invocation, ILearningPeer? peer)
    {
        Command root = Cli.CommandLine.CreateRoot(Program, "Reproduce the figures that the project publishes.");
        root.Add(ExperimentsCommand.Create(invocation));
        root.Add(EverydayCommand.Create(invocation));
        root.Add(GrowthCommand.Create(GrowthFigures.All, invocation.Output, invocation.Error));
        root.Add(LoadCommand.Create(invocation.Output, invocation.Error));
        root.Add(LoadCommand.CreateBusy());
        root.Add(PersonalCommand.Create(invocation.Output, invocation.Error));
        root.Add(PrecisionCommand.Create(invocation.Output));
        root.Add(ScreeningCommand.Create(invocation.Output));
        root.Add(PhasesCommand.Create(Benchmarks.TrainedModel.All, invocation.Output, invocation.Error));
        root.Add(ServingCommand.Create(invocation.Output));
        root.Add(TimeToQualityCommand.Create(peer, LearningRecipe.All, invocation.Output, invocation.Error));
        return root;
    }
}
