using System.Globalization;

namespace RnnGen.Cli;

/// <summary>How often a checkpoint is written, as <c>--checkpoint-every</c> writes it.</summary>
/// <param name="Steps">Steps between two checkpoints; 0 for any number.</param>
/// <param name="Interval">Time between two checkpoints; zero for any time.</param>
internal readonly record struct CheckpointFrequency(int Steps, TimeSpan Interval)
{
    /// <summary>The accepted forms.</summary>
    public const string Forms = "a number of steps or a time, such as 500steps, 30s, 5m or 1h";

    /// <summary>Parses a frequency; returns null if the text is not one.</summary>
    public static CheckpointFrequency? Parse(string text)
    {
        string unit = text.TrimStart("0123456789".ToCharArray());
        if (!int.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
        {
            return null;
        }

        return unit switch
        {
            "step" or "steps" => new CheckpointFrequency(count, TimeSpan.Zero),
            "s" => new CheckpointFrequency(0, TimeSpan.FromSeconds(count)),
            "m" => new CheckpointFrequency(0, TimeSpan.FromMinutes(count)),
            "h" when count <= TimeSpan.MaxValue.TotalHours => new CheckpointFrequency(0, TimeSpan.FromHours(count)),
            _ => null,
        };
    }
}
