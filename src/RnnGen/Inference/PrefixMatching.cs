namespace RnnGen;

/// <summary>When a word begins with a prefix.</summary>
public enum PrefixMatching
{
    /// <summary>When their characters are the same, after the tokenizer's own spelling: a prefix is lower-cased where words are. All apostrophes are the same.</summary>
    Exact,

    /// <summary>
    /// Also when they differ in case or in accents: <c>corazon</c> finds <c>corazón</c>, and <c>corazón</c> finds <c>corazonada</c>. Letters that many keyboards
    /// lack match what is written for them: đ is d, ł is l, ø is o, ß is ss, œ is oe, æ is ae.
    /// </summary>
    IgnoreCaseAndAccents,
}
