using System.Globalization;

namespace RnnGen.Samples.Dialogue;

/// <summary>The options of the command line.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Seed">Seeds the answers.</param>
/// <param name="Measure">Whether to measure instead of talking.</param>
/// <param name="Profile">The file that keeps what is learnt of the player; null for one beside the model, at a terminal.</param>
internal sealed record Options(string Model, ulong Seed, bool Measure, string? Profile = null)
{
    /// <summary>The usage text.</summary>
    public const string Usage = "usage: dialogue [--model FILE] [--profile FILE] [--seed N] [--measure]";

    /// <summary>Parses a command line; returns null if it is wrong.</summary>
    public static Options? Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new("dialogue.safetensors", Seed: 1, Measure: false);
        while (!arguments.IsEmpty)
        {
            switch (arguments)
            {
                case ["--model", { Length: > 0 } file, ..]:
                    options = options with { Model = file };
                    arguments = arguments[2..];
                    break;
                case ["--profile", { Length: > 0 } file, ..]:
                    options = options with { Profile = file };
                    arguments = arguments[2..];
                    break;
                case ["--seed", string number, ..] when ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
                    options = options with { Seed = seed };
                    arguments = arguments[2..];
                    break;
                case ["--measure", ..]:
                    options = options with { Measure = true };
                    arguments = arguments[1..];
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
