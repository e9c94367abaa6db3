namespace RnnGen.Generators.Tests;

/// <summary>Declarations of small models that among them use every name that emitted code uses.</summary>
internal static class GuestModels
{
    /// <summary>The namespace and the class of a model where a test names none: names that no emitted code has.</summary>
    public const string Namespace = "Garden", Name = "Orchid";

    private static readonly string[] Arguments =
    [
        "RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 3, BatchSize = 2",
        "RecurrentCell.Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 3, BatchSize = 2, TieEmbeddings = true",
        "RecurrentCell.Gru, VocabularySize = 20, HiddenSize = 5, SequenceLength = 3, BatchSize = 2, Loss = LossPosition.LastStep",
        "RecurrentCell.Tanh, VocabularySize = 20, EmbeddingSize = 300, HiddenSize = 300, Layers = 2, SequenceLength = 3, BatchSize = 3",
        "RecurrentCell.Relu, VocabularySize = 20, HiddenSize = 16, SequenceLength = 10, BatchSize = 16",
        "RecurrentCell.Cifg, VocabularySize = 20, EmbeddingSize = 16, HiddenSize = 40, BatchSize = 1",
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Arguments.Length;

    /// <summary>A class with the attribute of number <paramref name="index"/>, written so that no name around it can change its meaning.</summary>
    public static string Declare(int index, string name = Name, string members = "", string modifiers = "")
    {
        string arguments = Arguments[index].Replace("RecurrentCell.", "global::RnnGen.RecurrentCell.", StringComparison.Ordinal).Replace("LossPosition.", "global::RnnGen.LossPosition.", StringComparison.Ordinal);
        return $"[global::RnnGen.RnnModel({arguments})] {modifiers} partial class {name} {{ {members} }}";
    }
}
