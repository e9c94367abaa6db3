namespace RnnGen;

/// <summary>A word as it was written in a text.</summary>
internal readonly ref struct WrittenWord
{
    /// <summary>As a profile spells it; empty for one that has no spelling.</summary>
    public ReadOnlySpan<char> Spelling { get; init; }

    /// <summary>As it stands in the text.</summary>
    public ReadOnlySpan<char> Written { get; init; }

    /// <summary>What <see cref="Written"/> tells of the way in which its user writes it: little at the beginning of a sentence, where any word has a capital.</summary>
    public int Weight { get; init; }

    /// <summary>Whether the model knows it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Whether its user asked for it, so that it is suggested at once.</summary>
    public bool IsAccepted { get; init; }
}
