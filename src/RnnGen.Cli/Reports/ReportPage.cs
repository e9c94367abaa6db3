using System.Globalization;

namespace RnnGen.Cli;

/// <summary>A training run as one page.</summary>
internal static class ReportPage
{
    /// <summary>Renders the page.</summary>
    public static Html Of(LoggedRun run) => Page.Of(
        string.Create(CultureInfo.InvariantCulture, $"{run.Run.Preset.Name}, {run.FirstStarted.UtcDateTime:yyyy-MM-dd HH:mm}"),
        Html.Join([SummarySection.Of(run), CurvesSection.Of(run), SamplesSection.Of(run), EpochsSection.Of(run), SettingsSection.Of(run.Run)]));
}
