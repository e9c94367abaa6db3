using System.Globalization;

namespace RnnGen.Cli;

/// <summary>A perplexity as people read it.</summary>
internal static class PerplexityText
{
    private const double Large = 1e6;

    /// <summary>With a few decimals, such as <c>64.13</c>; from a million on, where nothing but its magnitude says anything, <c>1.52e+17</c>.</summary>
    public static string Of(double perplexity, string format = "F2") => perplexity.ToString(perplexity >= Large && double.IsFinite(perplexity) ? "0.00e+0" : format, CultureInfo.CurrentCulture);
}
