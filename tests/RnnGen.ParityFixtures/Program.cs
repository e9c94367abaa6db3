using System.CommandLine;
using TorchSharp;

namespace RnnGen.ParityFixtures;

/// <summary>Trains small networks with libtorch and writes down what it computes.</summary>
internal static class Program
{
    /// <summary>How the committed fixtures are made, from the root of the repository.</summary>
    public const string CommandLine = "dotnet run -c Release --project tests/RnnGen.ParityFixtures -- tests/RnnGen.Tests/Parity/Fixtures";

    public static int Main(string[] args)
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "Where to write the fixtures." };
        RootCommand command = new("Write what libtorch computes, to compare RnnGen with.") { folder.AcceptExistingOnly() };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output));
        return command.Parse(args).Invoke();
    }

    private static void Write(DirectoryInfo folder, TextWriter output)
    {
        // Sums in one order.
        torch.set_num_threads(1);
        foreach (Recipe recipe in Recipe.All)
        {
            using DisposeScope tensors = torch.NewDisposeScope();
            Fixture fixture = Fixture.Make(recipe);
            long bytes = FixtureFile.Write(folder, fixture);
            output.WriteLine(FormattableString.Invariant($"{recipe.Name}: {bytes} bytes, seed {fixture.Seed}, double precision ends {fixture.DoubleDifference:E1} away"));
        }
    }
}
