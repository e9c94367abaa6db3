using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnGen.Cli;

/// <summary>Figures beside a progress bar, as many as fit the width of the terminal.</summary>
/// <param name="otherColumns">Characters that the other columns take, with the spaces between them.</param>
internal sealed class FiguresColumn(int otherColumns) : ProgressColumn
{
    private const string Separator = "  ";

    // Written by the training thread, read by the drawing thread.
    private volatile string[] _figures = [];

    /// <summary>What to show; if there is too much, the last figures are dropped first.</summary>
    public string[] Figures
    {
        get => _figures;
        set => _figures = value;
    }

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <summary>Joins the first figures that fit the given number of characters.</summary>
    public static string Fit(IReadOnlyList<string> figures, int width)
    {
        int count = 0;
        int length = -Separator.Length;
        while (count < figures.Count && (length += Separator.Length + figures[count].Length) <= width)
        {
            count++;
        }

        return string.Join(Separator, figures.Take(count));
    }

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Fit(Figures, options.ConsoleSize.Width - otherColumns - task.Description.Length));
}
