namespace RnnGen.Cli;

/// <summary>The keystrokes of typing a text.</summary>
/// <param name="Keystrokes">Keystrokes with suggestions.</param>
/// <param name="Characters">Keystrokes without suggestions: one per character.</param>
internal readonly record struct KeystrokeCount(long Keystrokes, long Characters)
{
    /// <summary>1 − keystrokes/characters: the share that suggestions save; NaN for an empty text.</summary>
    public double Saved => 1 - ((double)Keystrokes / Characters);

    /// <summary>Adds the counts of two texts.</summary>
    public static KeystrokeCount operator +(KeystrokeCount left, KeystrokeCount right) =>
        new(left.Keystrokes + right.Keystrokes, left.Characters + right.Characters);
}
