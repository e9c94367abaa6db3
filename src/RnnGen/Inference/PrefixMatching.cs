namespace RnnGen;

/// <summary>When a word begins with a prefix.</summary>
public enum PrefixMatching
{
    /// <summary>When their characters are the same, after the tokenizer's own spelling: a prefix is lower-cased where words are.</summary>
    Exact,

    /// <summary>
    /// Also when they differ in case or in the accents of Latin, Greek and Cyrillic letters: <c>corazon</c> finds <c>corazón</c>, and
    /// <c>corazón</c> finds <c>corazonada</c>.
    /// </summary>
    IgnoreCaseAndAccents,
}
