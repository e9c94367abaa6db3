namespace RnnGen.Lab;

/// <summary>Everyday sentences of a language, and what is trained on them.</summary>
/// <param name="Code">The language, by which its texts are named.</param>
/// <param name="Language">Its name, by which the model of the package is named.</param>
/// <param name="Model">The sizes of that model, and for how long it is trained.</param>
/// <param name="Largest">Those of the largest one that one thread trains in an hour.</param>
internal sealed record EverydayText(string Code, string Language, EverydaySizes Model, EverydaySizes Largest)
{
    private const string AgainstOverfitting = "--weight-dropout 0.2 --word-dropout 0.05 --ar 1 --tar 0.5";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EverydayText> All { get; } =
    [
        new("en", "english", new EverydaySizes(VocabularySize: 10000, EmbeddingSize: 192, HiddenSize: 512, Epochs: 15), new EverydaySizes(VocabularySize: 10000, EmbeddingSize: 384, HiddenSize: 1024, Epochs: 6) { Further = AgainstOverfitting }),
        new("es", "spanish", new EverydaySizes(VocabularySize: 16384, EmbeddingSize: 160, HiddenSize: 384, Epochs: 18), new EverydaySizes(VocabularySize: 16384, EmbeddingSize: 320, HiddenSize: 768, Epochs: 12) { Further = AgainstOverfitting }),
    ];

    /// <summary>The file to train on.</summary>
    public string TrainingFile => $"everyday.{Code}.train.txt";

    /// <summary>The file held out.</summary>
    public string HeldOutFile => $"everyday.{Code}.valid.txt";
}
