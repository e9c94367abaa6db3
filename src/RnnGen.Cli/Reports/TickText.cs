using System.Globalization;

namespace RnnGen.Cli;

/// <summary>Tick labels of about six characters at most.</summary>
internal static class TickText
{
    /// <summary>Formats the number at a tick, such as <c>0</c>, <c>2e-4</c>, <c>0.05</c>, <c>250</c>, <c>12.5k</c> or <c>2e+7</c>.</summary>
    public static string Of(double tick) => Math.Abs(tick) switch
    {
        0 => "0",
        < 1e-3 => tick.ToString("0.##e-0", CultureInfo.InvariantCulture),
        >= 1e6 => tick.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{tick / 1000:G4}k"),
        _ => tick.ToString("G4", CultureInfo.InvariantCulture),
    };
}
