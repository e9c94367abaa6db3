using System.Globalization;

namespace RnnGen.Tests;

/// <summary>The Unicode Character Database, as Debian's package <c>unicode-data</c> installs it.</summary>
internal static class UnicodeDatabase
{
    private const string Folder = "/usr/share/unicode";
    private const string Version = "Version 15.0.0";

    /// <summary>Whether the version of the tables is there.</summary>
    public static bool IsInstalled { get; } = File.Exists(PathOf("ReadMe.txt")) && File.ReadAllText(PathOf("ReadMe.txt")).Contains(Version, StringComparison.Ordinal);

    /// <summary>Where a file lies.</summary>
    public static string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The fields of each row of a file, without comments.</summary>
    public static IEnumerable<string[]> Rows(string file) => Rows(File.ReadLines(PathOf(file)));

    /// <summary>The fields of each row, without comments.</summary>
    public static IEnumerable<string[]> Rows(IEnumerable<string> lines) => lines
        .Select(line => line.Split('#')[0].Trim())
        .Where(line => line.Length > 0)
        .Select(line => line.Split(';', StringSplitOptions.TrimEntries));

    /// <summary>The value of a property that a file lists for ranges of code points.</summary>
    public static string?[] Values(string file, Func<string, bool>? isWanted = null)
    {
        string?[] values = new string?[0x110000];
        foreach (string[] row in Rows(file).Where(row => isWanted?.Invoke(row[1]) ?? true))
        {
            int[] ends = [.. row[0].Split("..").Select(CodePoint)];
            values.AsSpan()[ends[0]..(ends[^1] + 1)].Fill(row[1]);
        }

        return values;
    }

    /// <summary>The number that hexadecimal digits write.</summary>
    public static int CodePoint(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The text of code points in hexadecimal digits.</summary>
    public static string Text(string digits) => string.Concat(digits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CodePoint).Select(Character));

    /// <summary>The text of one code point; a surrogate is one unit.</summary>
    public static string Character(int codePoint) => codePoint is >= 0xD800 and < 0xE000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
}
