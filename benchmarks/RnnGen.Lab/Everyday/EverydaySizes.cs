using System.Globalization;

namespace RnnGen.Lab;

/// <summary>The sizes of a model, and for how long it is trained.</summary>
internal sealed record EverydaySizes(int VocabularySize, int EmbeddingSize, int HiddenSize, int Epochs)
{
    private const string Recipe =
        "--optimizer adamw --learning-rate 0.003 --weight-decay 0.1 --schedule cosine --average ema:0.998 --dropout 0.3 --dropout-masks sequence --weight-dropout 0.2 --word-dropout 0.05 --ar 1 --tar 0.5";

    /// <summary>The options of <c>rnngen train</c>.</summary>
    /// <param name="seed">Selects the initial parameters and the dropout masks.</param>
    public IReadOnlyList<string> TrainingOptions(ulong seed)
    {
        string options = string.Create(
            CultureInfo.InvariantCulture,
            $"--cell lstm --tied --vocabulary {VocabularySize} --embedding {EmbeddingSize} --hidden {HiddenSize} --sequence-length 20 --batch-size 16 --epochs {Epochs} --seed {seed} --threads 1 --output-bias frequencies");
        return [.. $"{options} {Recipe}".Split(' ')];
    }
}
