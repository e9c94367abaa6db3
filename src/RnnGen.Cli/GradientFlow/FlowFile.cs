using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The file that the curves are drawn in: its extension decides whether it is a page or a picture.</summary>
internal static class FlowFile
{
    private const string PageExtension = ".html";
    private const string PictureExtension = ".svg";

    /// <summary><c>--out</c>.</summary>
    public static Option<string> Option()
    {
        Option<string> option = CommandOptions.File("--out", $"Draw the curves: {PageExtension} for a page that explains them and needs no network, {PictureExtension} for the plot only.", required: false);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } path }] && !HasExtension(path, PageExtension) && !HasExtension(path, PictureExtension))
            {
                result.AddError($"--out must end in {PageExtension} or {PictureExtension}, but is '{path}'.");
            }
        });
        return option;
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string path, FlowSettings settings, IReadOnlyList<FlowCurve> curves) =>
        OutputFile.WriteText(path, HasExtension(path, PageExtension) ? FlowPage.Create(settings, curves).ToString() : Picture(curves));

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static string Picture(IReadOnlyList<FlowCurve> curves)
    {
        CurvePlot plot = FlowPlot.Create(curves, all: curves);
        return plot.ToPicture("How far back the gradient reaches (dashed: untrained)", "steps before the prediction", "norm of dE/dh");
    }
}
