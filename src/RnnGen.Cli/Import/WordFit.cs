namespace RnnGen.Cli;

/// <summary>The check that a tokenizer produces the words of a vocabulary: a word that no text has would be lost.</summary>
internal static class WordFit
{
    private const int ShownWords = 5;

    /// <summary>Pieces among so many words are no coincidence: one in a hundred.</summary>
    private const int WordsPerPiece = 100;

    private static readonly string[] NamesOfTheUnknown = ["OOV", "UNK", "UNKNOWN"];

    /// <summary>Makes the vocabulary of a model.</summary>
    /// <param name="words">The words.</param>
    /// <param name="tokenizer">Cuts texts into words.</param>
    /// <exception cref="FailureException">Some of the words are never found in a text.</exception>
    public static Vocabulary Check(IReadOnlyList<string> words, TextTokenizer tokenizer)
    {
        if (words.FirstOrDefault(static word => word.Length > TextTokenizer.MaxTokenLength) is { } longest)
        {
            throw new FailureException($"a word of the vocabulary has {longest.Length} characters, more than the {TextTokenizer.MaxTokenLength} of the longest token: '{longest[..32]}…'.");
        }

        string[] pieces = [.. words.Where(IsPiece)];
        if (pieces.Length > 1 && pieces.Length > words.Count / WordsPerPiece)
        {
            throw new FailureException($"the vocabulary holds pieces of words, such as {string.Join(", ", pieces.Take(ShownWords).Select(static piece => $"'{piece}'"))}; RnnGen predicts whole words. Train on a vocabulary of words.");
        }

        Vocabulary vocabulary = new(tokenizer, words);
        IReadOnlyList<int> unreachable = vocabulary.FindUnreachableWords();
        return unreachable.Count == 0 ? vocabulary : throw new FailureException(
            $"{unreachable.Count:N0} of the {words.Count:N0} words ({(double)unreachable.Count / words.Count:P1}) are never found in a text as it is cut into words here, such as "
            + $"{string.Join(", ", unreachable.Take(ShownWords).Select(token => $"'{words[token]}'"))}. {Advice(words, tokenizer, unreachable)}");
    }

    /// <summary>Whether a word is spelled as WordPiece, byte-level BPE or SentencePiece spell what continues or begins one.</summary>
    private static bool IsPiece(string word) => word.Length > 2 && (word.StartsWith("##", StringComparison.Ordinal) || word[0] is '\u0120' or '\u2581');

    /// <summary>What may fit better: the options with which the fewest words are lost, or words to be spelled otherwise.</summary>
    private static string Advice(IReadOnlyList<string> words, TextTokenizer tokenizer, IReadOnlyList<int> unreachable)
    {
        (string Option, TextTokenizer Tokenizer)[] others = [("--keep-case", new WordTokenizer(lowerCase: false)), ("--tokenizer whitespace", new WhitespaceTokenizer())];
        (string Option, int Lost) best = others.Where(other => (other.Tokenizer.Kind, other.Tokenizer.LowerCase) != (tokenizer.Kind, tokenizer.LowerCase))
            .Select(other => (other.Option, Lost: new Vocabulary(other.Tokenizer, words).FindUnreachableWords().Count))
            .MinBy(static other => other.Lost);
        string[] lost = [.. unreachable.Select(token => words[token])];
        string? unknown = Array.Find(lost, static word => NamesOfTheUnknown.Contains(word.Trim('<', '>', '[', ']', '_'), StringComparer.OrdinalIgnoreCase));
        return unknown is not null ? $"If '{unknown}' stands for unknown words, add --unknown '{unknown}'."
            : best.Lost == 0 ? $"With {best.Option} all of them are found."
            : Array.TrueForAll(lost, static word => word is ['[', .., ']']) ? "Marks are spelled in angle brackets, such as <pad>: rename them in the vocabulary."
            : best.Lost < unreachable.Count ? $"With {best.Option} {best.Lost:N0} would be left: spell these as a text has them."
            : "Spell them in the vocabulary as the tokenizer gives them.";
    }
}
