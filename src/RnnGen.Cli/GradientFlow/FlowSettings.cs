namespace RnnGen.Cli;

/// <summary>What is measured.</summary>
/// <param name="Text">What the models learn, and what the gradient is followed back in.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Seed">Selects initial parameters and the order of windows.</param>
/// <param name="Steps">K: how far back the gradient is followed.</param>
/// <param name="Sequences">From how many predictions.</param>
internal sealed record FlowSettings(TextSplit Text, int Epochs, ulong Seed, int Steps, int Sequences)
{
    /// <summary>The same sizes, and one layer: what differs is the cell.</summary>
    public static IReadOnlyList<Preset> Presets { get; } = [.. ((string[])["tanh-small", "relu-small", "lstm-small", "gru-small", "cifg-small"]).Select(PresetTable.Named)];

    /// <summary>Fails when the held-out text has too few words.</summary>
    /// <exception cref="FailureException">It has.</exception>
    public void ThrowIfTextIsTooShort()
    {
        int needed = FlowMeasurement.NeededWords(Steps);
        if (Text.HeldOut.Length < needed)
        {
            throw new FailureException($"{Text.HeldOutSource} is too short to follow the gradient {Steps} steps back: it has {Text.HeldOut.Length} words, but {needed} are needed. Give a longer text, or fewer --steps.");
        }
    }
}
