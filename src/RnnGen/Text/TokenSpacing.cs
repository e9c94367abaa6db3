namespace RnnGen;

/// <summary>To which side a token leans when words are put together into a text: there is nothing between it and its neighbour on that side.</summary>
public enum TokenSpacing
{
    /// <summary>To neither: a word, or a sign that stands like one.</summary>
    None,

    /// <summary>To the left: it closes something, or belongs to what comes before, as a comma does.</summary>
    Left,

    /// <summary>To the right: it opens something, or belongs to what follows, as ¿ does.</summary>
    Right,

    /// <summary>To both: it joins its neighbours, as a hyphen does.</summary>
    Both,

    /// <summary>To the right and to the left in turn, as " does: it opens a quotation, then closes it.</summary>
    DoubleQuote,

    /// <summary>The same for quotations within quotations, counted on their own.</summary>
    SingleQuote,

    /// <summary>
    /// The Spanish dash. At the beginning of a sentence it begins speech and leans to the right; elsewhere it opens and closes what the narrator adds.
    /// </summary>
    Dash,
}
