namespace RnnGen.NGrams.Tests;

/// <summary>The dialogue that ships with the command-line tool, every 20th line held out.</summary>
/// <param name="Vocabulary">The words of the lines to learn.</param>
/// <param name="Train">Those lines.</param>
/// <param name="HeldOut">The others.</param>
internal sealed record Dialogue(Vocabulary Vocabulary, int[] Train, int[] HeldOut)
{
    private const int HeldOutDivisor = 20;

    public static Dialogue Read(int vocabularySize)
    {
        using StreamReader reader = new(typeof(Dialogue).Assembly.GetManifestResourceStream("dialogue.txt")!);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string train = string.Join('\n', lines.Where((_, i) => !IsHeldOut(i)));
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, train, vocabularySize);
        return new Dialogue(vocabulary, vocabulary.Encode(train), vocabulary.Encode(string.Join('\n', lines.Where((_, i) => IsHeldOut(i)))));
    }

    public KneserNeyModel Learn(int order) => KneserNeyModel.Train(Train, Vocabulary, order);

    private static bool IsHeldOut(int line) => line % HeldOutDivisor == HeldOutDivisor - 1;
}
