namespace RnnGen.Cli;

/// <summary>What somebody meant who misspelt a name.</summary>
internal static class Spelling
{
    private const int MostSlips = 2;

    /// <summary>Asks whether the nearest of some names was meant, to be appended to a message; empty if none is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> names) => Nearest(word, names) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>Finds the only name that begins so, or else the one with the fewest slips; null if none is near.</summary>
    private static string? Nearest(string word, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string[] longer = word.TrimStart('-').Length == 0 ? [] : [.. all.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        return longer.Length == 1
            ? longer[0]
            : all.Where(name => name.Length > 2 * MostSlips && Slips(word, name) <= MostSlips).MinBy(name => Slips(word, name));
    }

    /// <summary>The least number of letters to insert, delete or replace (Levenshtein 1966), whatever their case.</summary>
    private static int Slips(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
