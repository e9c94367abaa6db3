using System.Text;

namespace RnnGen.Cli;

/// <summary>The frame of a self-contained page that is readable on a phone, in light and in dark mode.</summary>
internal static class Page
{
    private const string StyleResource = "report.css";

    /// <summary>Renders a whole page.</summary>
    /// <param name="title">The title in the browser.</param>
    /// <param name="content">Its sections.</param>
    public static Html Create(string title, Html content) => Html.From($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{title}</title>
        <style>
        {Html.Trusted(ReadStyle())}</style>
        </head>
        <body>
        <main>
        {content}</main>
        </body>
        </html>

        """);

    private static string ReadStyle()
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(StyleResource)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
