using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>Suggestions formatted for people.</summary>
internal static class SuggestionTable
{
    /// <summary>Writes one word per line, with its probability.</summary>
    public static Grid Create(IReadOnlyList<SuggestionReport> suggestions)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
        foreach (SuggestionReport suggestion in suggestions)
        {
            grid.AddRow(ConsoleText.Cell($"{suggestion.Probability:P1}"), ConsoleText.Cell(suggestion.Word));
        }

        return grid;
    }
}
