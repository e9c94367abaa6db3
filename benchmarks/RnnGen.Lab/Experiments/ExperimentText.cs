using System.Security.Cryptography;
using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>A text to learn and a text to judge by.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="CorpusPath">The text to learn.</param>
/// <param name="ValidPath">The text to judge by; null for the last 5 % of the other.</param>
internal sealed record ExperimentText(string Name, string CorpusPath, string? ValidPath)
{
    // WikiText and its like, whose rare words have already been replaced.
    private const string TokenisedMark = $" {Vocabulary.UnknownWord} ";

    /// <summary>The options of <c>train</c> and <c>eval --baseline</c> that name it and cut it into words.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--corpus", CorpusPath,
        .. ValidPath is null ? Enumerable.Empty<string>() : ["--valid", ValidPath],
        .. IsTokenised ? ["--tokenizer", WhitespaceTokenizer.KindName] : Enumerable.Empty<string>(),
    ];

    /// <summary>Tells this text from any other of the same name.</summary>
    public string Fingerprint { get; } = string.Concat(new[] { CorpusPath, ValidPath }.OfType<string>().Select(Hash));

    private bool IsTokenised { get; } = InputFile.ReadText(CorpusPath, "corpus").Contains(TokenisedMark, StringComparison.Ordinal);

    /// <summary>Reads it with a vocabulary of so many words.</summary>
    public TextSplit Read(int vocabularySize) =>
        TextSplit.OfFiles(new VocabularyChoice(IsTokenised ? WhitespaceTokenizer.Default : WordTokenizer.Default, vocabularySize), CorpusPath, ValidPath);

    private static string Hash(string path)
    {
        const int Digits = 16;
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..Digits];
    }
}
