namespace RnnGen;

/// <summary>What was read of a text.</summary>
/// <param name="Words">Words read, unknown ones included.</param>
/// <param name="UnknownWords">How many of them are not in the vocabulary and were read as <c>&lt;unk&gt;</c>.</param>
public readonly record struct FeedResult(int Words, int UnknownWords);
