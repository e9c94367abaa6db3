namespace RnnGen.Cli;

/// <summary>A plot on a page, with its caption and the key to its colours.</summary>
internal static class PlotFigure
{
    /// <summary>Renders the figure.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="plot">The plot, or a placeholder.</param>
    /// <param name="keys">The colours and what they mean.</param>
    public static Html Create(string caption, Html plot, params IEnumerable<(PlotColour Colour, string Name)> keys) => Html.From($"""
        <figure>
        <figcaption>{caption}<span class="keys">{Html.Join(keys.Select(key => Html.From($"<span class=\"key\"><i class=\"{key.Colour.Name}\"></i>{key.Name}</span>")))}</span></figcaption>
        {plot}
        </figure>

        """);
}
