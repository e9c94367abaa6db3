using System.Globalization;

namespace RnnGen.Cli;

/// <summary>Round numbers for a logarithmic axis.</summary>
internal static class LogarithmicTicks
{
    /// <summary>Within this factor, linear steps are used on a logarithmic axis, since 1, 2, 5 would give too few ticks.</summary>
    private const double NearlyLinear = 8;

    private const int Fewest = 3;
    private const int Most = 8;

    /// <summary>Decades from one tick to the next when there are many.</summary>
    private static readonly int[] Strides = [1, 2, 5, 10, 20, 50, 100];

    /// <summary>Returns the ticks between two positive numbers.</summary>
    public static double[] Between(double lowest, double highest)
    {
        if (highest / lowest < NearlyLinear)
        {
            return Even(lowest, highest);
        }

        double[] decades = Ticks(1);
        int stride = Strides.First(stride => decades.Length <= Most * stride);
        return decades.Length >= Fewest ? [.. decades.Where(decade => Math.Round(Math.Log10(decade)) % stride == 0)] : Ticks(1, 2, 5);

        double[] Ticks(params double[] digits) => [.. Decades(lowest, highest).SelectMany(decade => digits.Select(digit => digit * decade)).Where(tick => tick >= lowest && tick <= highest)];
    }

    /// <summary>Returns about four ticks, spaced by 1, 2 or 5 times a power of ten.</summary>
    private static double[] Even(double lowest, double highest)
    {
        double rough = (highest - lowest) / 4;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = decade * ((rough / decade) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        long first = (long)Math.Ceiling(lowest / step);
        long last = (long)Math.Floor(highest / step);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step)];
    }

    private static IEnumerable<double> Decades(double lowest, double highest)
    {
        int first = (int)Math.Floor(Math.Log10(lowest));
        int last = (int)Math.Floor(Math.Log10(highest));
        return Enumerable.Range(first, last - first + 1).Select(exponent => Math.Pow(10, exponent));
    }
}
