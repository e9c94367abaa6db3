using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>Suggestions as people read them.</summary>
internal static class SuggestionTable
{
    /// <summary>One word a line, with its probability.</summary>
    public static Grid Create(IReadOnlyList<SuggestionReport> suggestions)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
        foreach (SuggestionReport suggestion in suggestions)
        {
            grid.AddRow(new Text($"{suggestion.Probability:P1}"), new Text(suggestion.Word));
        }

        return grid;
    }
}
