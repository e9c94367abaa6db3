namespace RnnGen.Cli;

/// <summary>A time in a few characters.</summary>
internal static class DurationText
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>Formats a time, such as <c>0:07</c>, <c>1:02:03</c> or <c>2 d 3 h</c>: rounded to seconds, or truncated to hours from one day on.</summary>
    public static string Of(TimeSpan time)
    {
        TimeSpan rounded = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return rounded >= OneDay ? $"{rounded.Days} d {rounded.Hours} h"
            : rounded >= OneHour ? $"{rounded:h\\:mm\\:ss}"
            : $"{rounded:m\\:ss}";
    }
}
