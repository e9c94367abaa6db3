using System.Globalization;

namespace RnnGen.Benchmarks;

/// <summary>Durations formatted for people.</summary>
internal static class DurationText
{
    /// <summary>Formats a duration in the unit that leaves one to four digits before the point.</summary>
    public static string Format(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N1} ns"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:N1} μs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:N1} ms"),
    };
}
