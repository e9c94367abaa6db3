using System.Globalization;

namespace RnnGen.Generators.Emission;

/// <summary>A count with its noun: 1 row, 2 rows.</summary>
internal static class Amount
{
    public static string Of(int count, string thing) => $"{count.ToString(CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";
}
