namespace RnnGen.Cli;

/// <summary>What it takes to type a text.</summary>
/// <param name="Keystrokes">With suggestions.</param>
/// <param name="Characters">Without: one keystroke for each character.</param>
internal readonly record struct KeystrokeCount(long Keystrokes, long Characters)
{
    /// <summary>1 − keystrokes/characters: the share that suggestions save; NaN for a text of no characters.</summary>
    public double Saved => 1 - ((double)Keystrokes / Characters);

    /// <summary>Two texts, one after the other.</summary>
    public static KeystrokeCount operator +(KeystrokeCount left, KeystrokeCount right) =>
        new(left.Keystrokes + right.Keystrokes, left.Characters + right.Characters);
}
