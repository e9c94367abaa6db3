using System.Globalization;

namespace RnnGen.Cli;

/// <summary>A training run as one page.</summary>
internal static class ReportPage
{
    /// <summary>Renders the page.</summary>
    public static Html Create(LoggedRun run) => Page.Create(
        string.Create(CultureInfo.InvariantCulture, $"{run.Run.Preset.Name}, {run.FirstStarted.UtcDateTime:yyyy-MM-dd HH:mm}"),
        Html.Join([SummarySection.Create(run), CurvesSection.Create(run), SamplesSection.Create(run), EpochsSection.Create(run), SettingsSection.Create(run.Run)]));
}
