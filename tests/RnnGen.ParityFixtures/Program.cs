using System.CommandLine;
using TorchSharp;

namespace RnnGen.ParityFixtures;

/// <summary>Trains small networks with libtorch and writes down what it computes.</summary>
internal static class Program
{
    /// <summary>How the committed fixtures are made, from the root of the repository.</summary>
    public const string CommandLine = "dotnet run -c Release --project tests/RnnGen.ParityFixtures -- tests/RnnGen.Tests/Parity/Fixtures";

    /// <summary>The same for the models that are imported.</summary>
    public const string ImportCommandLine = "dotnet run -c Release --project tests/RnnGen.ParityFixtures -- import tests/RnnGen.Cli.Tests/Import/Fixtures";

    public static int Main(string[] args)
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "Where to write the fixtures." };
        RootCommand command = new("Write what libtorch computes, to compare RnnGen with.") { folder.AcceptExistingOnly() };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output));
        Argument<DirectoryInfo> importFolder = new("FOLDER") { Description = "Where to write them." };
        Command import = new("import", "Write the weights of language models as PyTorch users have them, a text, and how well they predict it.") { importFolder.AcceptExistingOnly() };
        import.SetAction(parsed => WriteImports(parsed.GetRequiredValue(importFolder), parsed.InvocationConfiguration.Output));
        command.Add(import);
        Command wayBack = new("way-back", "Load model files of RnnGen into PyTorch's modules, and tell how far their logits are apart.");
        wayBack.SetAction(parsed => WayBack.Measure(parsed.InvocationConfiguration.Output));
        command.Add(wayBack);
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

    private static void WriteImports(DirectoryInfo folder, TextWriter output)
    {
        torch.set_num_threads(1);
        ImportFixture.WriteText(folder);
        foreach (Cell cell in (Cell[])[Cell.Lstm, Cell.Gru])
        {
            using DisposeScope tensors = torch.NewDisposeScope();
            double perplexity = ImportFixture.Write(folder, cell);
            output.WriteLine(FormattableString.Invariant($"{cell}: perplexity {perplexity:R}"));
        }
    }
}
