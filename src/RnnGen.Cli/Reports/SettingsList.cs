namespace RnnGen.Cli;

/// <summary>Names and what they are set to.</summary>
internal static class SettingsList
{
    /// <summary>The list under a heading of its own.</summary>
    public static Html Of(string title, params (string Name, string Value)[] rows) => Html.Of($"""
        <section>
        <h2>{title}</h2>
        <dl class="settings">
        {Html.Join(rows.Select(row => Html.Of($"<dt>{row.Name}</dt><dd>{row.Value}</dd>\n")))}</dl>
        </section>

        """);
}
