namespace RnnGen.Cli;

/// <summary>A text to train on and a text to validate on, as words of one vocabulary, which is built from the first text only.</summary>
/// <param name="Vocabulary">The words of the training text.</param>
/// <param name="Train">The text to train on.</param>
/// <param name="TrainSource">Its name in messages.</param>
/// <param name="HeldOut">The text to validate on.</param>
/// <param name="HeldOutSource">Its name in messages.</param>
/// <param name="HeldOutText">The same text before it is split into words.</param>
internal sealed record TextSplit(
    Vocabulary Vocabulary, ReadOnlyMemory<int> Train, string TrainSource, ReadOnlyMemory<int> HeldOut, string HeldOutSource, ReadOnlyMemory<char> HeldOutText)
{
    // One in 20 is 5 %.
    private const int HeldOutDivisor = 20;

    /// <summary>Reads two files, or one whose end is held out.</summary>
    /// <param name="tokenizer">Splits the texts into words.</param>
    /// <param name="corpusPath">The file to train on.</param>
    /// <param name="validPath">The file to validate on; null for the last 5 % of the other.</param>
    /// <param name="vocabularySize">Size limit of the vocabulary.</param>
    /// <exception cref="FailureException">A file cannot be read, or there are no words to train on.</exception>
    public static TextSplit OfFiles(TextTokenizer tokenizer, string corpusPath, string? validPath, int vocabularySize)
    {
        string corpus = InputFile.ReadText(corpusPath, "corpus");
        return validPath is not null
            ? OfTexts(tokenizer, corpus, $"'{corpusPath}'", InputFile.ReadText(validPath, "validation text"), $"'{validPath}'", vocabularySize)
            : HoldOutEnd(tokenizer, corpus, $"'{corpusPath}'", vocabularySize);
    }

    /// <summary>Splits two texts into words.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit OfTexts(TextTokenizer tokenizer, string train, string trainSource, string heldOut, string heldOutSource, int vocabularySize)
    {
        Vocabulary vocabulary = BuildVocabulary(tokenizer, train, trainSource, vocabularySize);
        return new TextSplit(vocabulary, vocabulary.Encode(train), trainSource, vocabulary.Encode(heldOut), heldOutSource, heldOut.AsMemory());
    }

    /// <summary>Holds out the last 5 % of the words of a text.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit HoldOutEnd(TextTokenizer tokenizer, string text, string source, int vocabularySize)
    {
        int words = Skip(tokenizer, text, int.MaxValue).Words;
        int trainedWords = words - (words / HeldOutDivisor);
        int end = Skip(tokenizer, text, trainedWords).End;
        string train = text[..end];
        Vocabulary vocabulary = BuildVocabulary(tokenizer, train, source, vocabularySize);
        ReadOnlyMemory<int> tokens = vocabulary.Encode(text);
        return new TextSplit(vocabulary, tokens[..trainedWords], source, tokens[trainedWords..], $"the last 5 % of {source}", text.AsMemory(end));
    }

    /// <summary>Holds out every 20th line of a text, so that all of its parts are represented.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit HoldOutLines(TextTokenizer tokenizer, string text, string source, int vocabularySize)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string train = string.Join('\n', lines.Where((_, i) => !IsHeldOut(i)));
        string heldOut = string.Join('\n', lines.Where((_, i) => IsHeldOut(i)));
        return OfTexts(tokenizer, train, source, heldOut, $"every {HeldOutDivisor}th line of {source}", vocabularySize);
    }

    private static bool IsHeldOut(int line) => line % HeldOutDivisor == HeldOutDivisor - 1;

    private static Vocabulary BuildVocabulary(TextTokenizer tokenizer, string text, string source, int size) =>
        Skip(tokenizer, text, words: 1).Words > 0
            ? Vocabulary.Build(tokenizer, text, size)
            : throw new FailureException($"{source} has no words.");

    /// <summary>Reads up to a number of words.</summary>
    /// <returns>How many words were read, and where the last one ends.</returns>
    private static (int Words, int End) Skip(TextTokenizer tokenizer, string text, int words)
    {
        int read = 0;
        int position = 0;
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        while (read < words && tokenizer.TryRead(text, ref position, buffer, out _))
        {
            read++;
        }

        return (read, position);
    }
}
