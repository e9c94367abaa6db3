using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnGen.Cli;

/// <summary>Figures beside a progress bar: as many as the terminal is wide enough for.</summary>
/// <param name="otherColumns">Characters that the other columns take, with the spaces between them.</param>
internal sealed class FiguresColumn(int otherColumns) : ProgressColumn
{
    private const string Separator = "  ";

    // Written by the training thread, read by the one that draws.
    private volatile string[] _figures = [];

    /// <summary>What to show; the last ones go first where it is too much.</summary>
    public string[] Figures
    {
        get => _figures;
        set => _figures = value;
    }

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <summary>The first of some figures, in as many characters as there are.</summary>
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
