namespace RnnGen.Cli;

/// <summary>A text to train on and a text to validate on, as words of one vocabulary, which is chosen without the second.</summary>
/// <param name="Vocabulary">The words.</param>
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
    /// <param name="choice">The words.</param>
    /// <param name="corpusPath">The file to train on.</param>
    /// <param name="validPath">The file to validate on; null for the last 5 % of the other.</param>
    /// <exception cref="FailureException">A file cannot be read, or there are no words to train on.</exception>
    public static TextSplit OfFiles(VocabularyChoice choice, string corpusPath, string? validPath)
    {
        string corpus = InputFile.ReadText(corpusPath, "corpus");
        return validPath is not null
            ? OfTexts(choice, corpus, $"'{corpusPath}'", InputFile.ReadText(validPath, "validation text"), $"'{validPath}'")
            : HoldOutEnd(choice, corpus, $"'{corpusPath}'");
    }

    /// <summary>Splits two texts into words.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit OfTexts(VocabularyChoice choice, string train, string trainSource, string heldOut, string heldOutSource)
    {
        Vocabulary vocabulary = choice.Of(train, trainSource);
        return new TextSplit(vocabulary, vocabulary.Encode(train), trainSource, vocabulary.Encode(heldOut), heldOutSource, heldOut.AsMemory());
    }

    /// <summary>Holds out the last 5 % of the words of a text.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit HoldOutEnd(VocabularyChoice choice, string text, string source)
    {
        int words = Skip(choice.Tokenizer, text, int.MaxValue).Words;
        int trainedWords = words - (words / HeldOutDivisor);
        int end = Skip(choice.Tokenizer, text, trainedWords).End;
        string train = text[..end];
        Vocabulary vocabulary = choice.Of(train, source);
        ReadOnlyMemory<int> tokens = vocabulary.Encode(text);
        return new TextSplit(vocabulary, tokens[..trainedWords], source, tokens[trainedWords..], $"the last 5 % of {source}", text.AsMemory(end));
    }

    /// <summary>Holds out every 20th line of a text, so that all of its parts are represented.</summary>
    /// <exception cref="FailureException">There are no words to train on.</exception>
    public static TextSplit HoldOutLines(VocabularyChoice choice, string text, string source)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string train = string.Join('\n', lines.Where((_, i) => !IsHeldOut(i)));
        string heldOut = string.Join('\n', lines.Where((_, i) => IsHeldOut(i)));
        return OfTexts(choice, train, source, heldOut, $"every {HeldOutDivisor}th line of {source}");
    }

    private static bool IsHeldOut(int line) => line % HeldOutDivisor == HeldOutDivisor - 1;

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
