namespace RnnGen.Cli;

/// <summary>A text to train on and a text to judge by, as words of one vocabulary. The vocabulary knows the first alone.</summary>
/// <param name="Vocabulary">The words of the training text.</param>
/// <param name="Train">What the model learns.</param>
/// <param name="TrainSource">What to call it in a message.</param>
/// <param name="HeldOut">What it is judged by.</param>
/// <param name="HeldOutSource">What to call that.</param>
/// <param name="HeldOutText">That as it is written.</param>
internal sealed record TextSplit(
    Vocabulary Vocabulary, ReadOnlyMemory<int> Train, string TrainSource, ReadOnlyMemory<int> HeldOut, string HeldOutSource, ReadOnlyMemory<char> HeldOutText)
{
    // One in 20 is 5 %.
    private const int HeldOutDivisor = 20;

    /// <summary>Two files, or one whose end is held out.</summary>
    /// <param name="tokenizer">Cuts the texts into words.</param>
    /// <param name="corpusPath">What to train on.</param>
    /// <param name="validPath">What to judge by; null for the last 5 % of the other.</param>
    /// <param name="vocabularySize">Most words to know.</param>
    /// <exception cref="FailureException">A file cannot be read, or there are no words to train on.</exception>
    public static TextSplit OfFiles(TextTokenizer tokenizer, string corpusPath, string? validPath, int vocabularySize)
    {
        string corpus = InputFile.ReadText(corpusPath, "corpus");
        return validPath is not null
            ? OfTexts(tokenizer, corpus, $"'{corpusPath}'", InputFile.ReadText(validPath, "validation text"), $"'{validPath}'", vocabularySize)
            : HoldOutEnd(tokenizer, corpus, $"'{corpusPath}'", vocabularySize);
    }

    /// <summary>Two texts.</summary>
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

    /// <summary>Holds out every 20th line of a text, so that all of its parts are judged.</summary>
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

    /// <summary>Reads some words, or all there are.</summary>
    /// <returns>How many were read, and where the last one ends.</returns>
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
