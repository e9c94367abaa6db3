using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace RnnGen.Lab;

/// <summary><c>--out</c>: where plots are written.</summary>
internal sealed class PlotFolder
{
    private static readonly string DefaultFolder = Path.Combine("benchmarks", "RnnGen.Lab", "plots");

    private readonly Option<DirectoryInfo> _folder = new("--out")
    {
        Description = "The folder for the plots, made if it does not exist.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new DirectoryInfo(DefaultFolder),
    };

    /// <summary>Adds the option to a command.</summary>
    public PlotFolder(Command command) => command.Add(_folder);

    /// <summary>Makes the folder that a command line asks for; where there is nothing to make it in, says so.</summary>
    public bool TryCreate(ParseResult parsed, TextWriter error, [NotNullWhen(true)] out DirectoryInfo? folder)
    {
        folder = parsed.GetRequiredValue(_folder);
        if (folder.Parent is not { Exists: true })
        {
            error.WriteLine($"The folder '{folder.Parent}' does not exist. Run this at the root of the repository, or name a folder with --out.");
            return false;
        }

        folder.Create();
        return true;
    }
}
