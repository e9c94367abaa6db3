namespace RnnGen.Cli;

/// <summary>The settings of the measurement.</summary>
/// <param name="Text">The text that the models learn, and in which the gradient is followed back.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Seed">Seeds the initial parameters and the order of windows.</param>
/// <param name="Steps">K: how far back the gradient is followed.</param>
/// <param name="Sequences">Number of predictions.</param>
internal sealed record FlowSettings(TextSplit Text, int Epochs, ulong Seed, int Steps, int Sequences)
{
    /// <summary>The presets measured: all of the same sizes with one layer, so only the cell differs.</summary>
    public static IReadOnlyList<Preset> Presets { get; } = [.. ((string[])["tanh-small", "relu-small", "lstm-small", "gru-small", "cifg-small"]).Select(PresetTable.Named)];

    /// <summary>Throws if the held-out text has too few words.</summary>
    /// <exception cref="FailureException">It has too few words.</exception>
    public void ThrowIfTextIsTooShort()
    {
        int needed = FlowMeasurement.NeededWords(Steps);
        if (Text.HeldOut.Length < needed)
        {
            throw new FailureException($"{Text.HeldOutSource} is too short to follow the gradient {Steps} steps back: it has {CountText.Words(Text.HeldOut.Length)}, but {needed} are needed. Give a longer text, or fewer --steps.");
        }
    }
}
