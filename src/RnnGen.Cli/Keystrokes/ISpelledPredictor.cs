namespace RnnGen.Cli;

/// <summary>Predicts the next word of a text that it is fed word by word: a trained network, or a model of n-grams.</summary>
internal interface ISpelledPredictor
{
    /// <summary>The words.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>Reads one word.</summary>
    void Feed(int token);

    /// <summary>
    /// The most probable next words that begin with a prefix, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> is never
    /// among them.
    /// </summary>
    /// <param name="prefix">The word begun, as the tokenizer spells it; empty for any word.</param>
    /// <param name="words">Receives the words; its length, at least 1, is how many are asked for.</param>
    /// <returns>How many there are.</returns>
    int Complete(ReadOnlySpan<char> prefix, Span<int> words);
}
