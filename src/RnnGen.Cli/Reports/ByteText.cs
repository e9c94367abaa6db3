using System.Globalization;

namespace RnnGen.Cli;

/// <summary>Byte counts in a few characters.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["KiB", "MiB", "GiB"];

    /// <summary>Formats a number of bytes, such as <c>0 bytes</c>, <c>12.5 KiB</c> or <c>3.4 MiB</c>.</summary>
    public static string Of(long bytes)
    {
        if (bytes < 1024)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        }

        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:F1} {Units[unit]}");
    }
}
