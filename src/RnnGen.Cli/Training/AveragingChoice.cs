using System.Globalization;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>An average of the parameters as <c>--average</c> writes it.</summary>
/// <param name="Text">What users write, such as <c>ema:0.999</c>.</param>
/// <param name="Averaging">The average it stands for.</param>
internal sealed record AveragingChoice(string Text, WeightAveraging Averaging)
{
    /// <summary>The accepted forms.</summary>
    public const string Forms = "none, ema[:DECAY] or nt-asgd[:EPOCHS]";

    /// <summary>No average.</summary>
    public static AveragingChoice None { get; } = Parse("none")!;

    /// <summary>Parses an average; returns null if the text is not one.</summary>
    public static AveragingChoice? Parse(string text)
    {
        string[] parts = text.Split(':');
        try
        {
            WeightAveraging? averaging = (parts[0], parts.Length) switch
            {
                ("none", 1) => WeightAveraging.None,
                ("ema", 1) => WeightAveraging.Exponential(),
                ("ema", 2) => WeightAveraging.Exponential(double.Parse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture)),
                ("nt-asgd", 1) => WeightAveraging.NonMonotonic(),
                ("nt-asgd", 2) => WeightAveraging.NonMonotonic(int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture)),
                _ => null,
            };
            return averaging is null ? null : new AveragingChoice(text, averaging);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
