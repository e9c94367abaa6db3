namespace RnnGen.NGrams;

/// <summary>
/// The distinct n-grams of one length n in lexicographic order: those that begin with the same n − 1 words, their context, lie side by side. A
/// level of a trie, so an n-gram is its last word, and its context is one of the level above.
/// </summary>
/// <param name="words">The last word of each n-gram.</param>
/// <param name="firstContinuations">Where the n-grams of the next level that begin with each one start, and at the end how many there are.</param>
internal sealed class NGramLevel(int[] words, int[] firstContinuations)
{
    /// <summary>Distinct n-grams.</summary>
    public int Count => words.Length;

    /// <summary>The last word of each.</summary>
    public ReadOnlySpan<int> Words => words;

    /// <summary>Each without its first word: an n-gram of the level above.</summary>
    public int[] Suffixes { get; } = new int[words.Length];

    /// <summary>
    /// How often each occurs in the text, at the last level; at all others how many different words come before it, its continuation count
    /// N₁₊(•w₁…wₙ): what Kneser and Ney estimate shorter n-grams from, because they speak up where the longer ones have nothing to say.
    /// </summary>
    public int[] Counts { get; } = new int[words.Length];

    /// <summary>The n-grams of the next level that begin with one of this level.</summary>
    /// <returns>The first, and the one after the last; none at the last level.</returns>
    public (int Start, int End) Continuations(int nGram) => (firstContinuations[nGram], firstContinuations[nGram + 1]);
}
