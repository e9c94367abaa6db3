using System.Text;

namespace RnnGen.Cli;

/// <summary>A training run as one page that needs nothing beside itself: readable on a phone, in light and in dark surroundings.</summary>
internal static class ReportPage
{
    private const string StyleResource = "report.css";

    /// <summary>The page.</summary>
    public static Html Of(LoggedRun run) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{run.Run.Preset.Name}, {run.FirstStarted.UtcDateTime:yyyy-MM-dd HH:mm}</title>
        <style>
        {Html.Trusted(ReadStyle())}</style>
        </head>
        <body>
        <main>
        {SummarySection.Of(run)}{CurvesSection.Of(run)}{SamplesSection.Of(run)}{EpochsSection.Of(run)}{SettingsSection.Of(run.Run)}</main>
        </body>
        </html>

        """);

    private static string ReadStyle()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(StyleResource)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
