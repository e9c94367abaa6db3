namespace RnnGen.Cli;

/// <summary>A list of names and values.</summary>
internal static class SettingsList
{
    /// <summary>Renders the list under its own heading.</summary>
    public static Html Create(string title, params (string Name, string Value)[] rows) => Html.From($"""
        <section>
        <h2>{title}</h2>
        <dl class="settings">
        {Html.Join(rows.Select(row => Html.From($"<dt>{row.Name}</dt><dd>{row.Value}</dd>\n")))}</dl>
        </section>

        """);
}
