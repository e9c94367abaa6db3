using System.Globalization;

namespace RnnGen.Lab;

/// <summary>The sizes of a model, and for how long it is trained.</summary>
internal sealed record EverydaySizes(int VocabularySize, int EmbeddingSize, int HiddenSize, int Epochs)
{
    private const string Recipe =
        "--optimizer adamw --learning-rate 0.003 --weight-decay 0.1 --schedule cosine --average ema:0.998 --dropout 0.3 --dropout-masks sequence";

    /// <summary>Further options: what keeps a large network from learning the sentences by heart, and holds a small one back.</summary>
    public string Further { get; init; } = "";

    /// <summary>The options of <c>rnngen train</c>.</summary>
    /// <param name="seed">Selects the initial parameters and the dropout masks.</param>
    public IReadOnlyList<string> TrainingOptions(ulong seed)
    {
        string options = string.Create(
            CultureInfo.InvariantCulture,
            $"--cell lstm --tied --vocabulary {VocabularySize} --embedding {EmbeddingSize} --hidden {HiddenSize} --sequence-length 20 --batch-size 16 --epochs {Epochs} --seed {seed} --threads 1 --output-bias frequencies");
        return [.. $"{options} {Recipe} {Further}".Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
