namespace RnnGen;

/// <summary>What was read of a text.</summary>
public readonly record struct FeedResult
{
    /// <summary>Words read, unknown ones included.</summary>
    public int Words { get; init; }

    /// <summary>How many of them are not in the vocabulary and were read as <c>&lt;unk&gt;</c>.</summary>
    public int UnknownWords { get; init; }
}
