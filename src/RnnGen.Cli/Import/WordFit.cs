namespace RnnGen.Cli;

/// <summary>The check that a tokenizer produces the words of a vocabulary: a word that no text has would be lost.</summary>
internal static class WordFit
{
    private const int ShownWords = 5;

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

        Vocabulary vocabulary = new(tokenizer, words);
        IReadOnlyList<int> unreachable = vocabulary.FindUnreachableWords();
        return unreachable.Count == 0 ? vocabulary : throw new FailureException(
            $"{unreachable.Count:N0} of the {words.Count:N0} words ({(double)unreachable.Count / words.Count:P1}) are never found in a text as it is cut into words here, such as "
            + $"{string.Join(", ", unreachable.Take(ShownWords).Select(token => $"'{words[token]}'"))}. {Advice(words, tokenizer, unreachable)}");
    }

    /// <summary>What may fit better: the options with which the fewest words are lost, or words to be spelled otherwise.</summary>
    private static string Advice(IReadOnlyList<string> words, TextTokenizer tokenizer, IReadOnlyList<int> unreachable)
    {
        (string Option, TextTokenizer Tokenizer)[] others = [("--keep-case", new WordTokenizer(lowerCase: false)), ("--tokenizer whitespace", new WhitespaceTokenizer())];
        (string Option, int Lost) best = others.Where(other => (other.Tokenizer.Kind, other.Tokenizer.LowerCase) != (tokenizer.Kind, tokenizer.LowerCase))
            .Select(other => (other.Option, Lost: new Vocabulary(other.Tokenizer, words).FindUnreachableWords().Count))
            .MinBy(static other => other.Lost);
        string[] lost = [.. unreachable.Select(token => words[token])];
        return best.Lost == 0 ? $"With {best.Option} all of them are found."
            : Array.TrueForAll(lost, static word => word is ['[', .., ']']) ? "Marks are spelled in angle brackets, such as <pad>: rename them in the vocabulary."
            : best.Lost < unreachable.Count ? $"With {best.Option} {best.Lost:N0} would be left: spell these as a text has them."
            : "Spell them in the vocabulary as the tokenizer gives them.";
    }
}
