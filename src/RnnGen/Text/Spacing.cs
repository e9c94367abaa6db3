namespace RnnGen;

/// <summary>To which side a token of running text leans: there is no space between it and its neighbour there.</summary>
internal enum Spacing
{
    /// <summary>A word, or a sign that stands like one.</summary>
    None,

    /// <summary>Closes, or belongs to what comes before.</summary>
    Left,

    /// <summary>Opens, or belongs to what follows.</summary>
    Right,

    /// <summary>Joins two words.</summary>
    Both,

    /// <summary>Opens and closes by turns.</summary>
    DoubleQuote,

    /// <summary>Opens and closes by turns.</summary>
    SingleQuote,

    /// <summary>The Spanish dash: begins speech, or opens and closes what the narrator adds.</summary>
    Dash,
}
