using static RnnGen.LossPosition;
using static RnnGen.RecurrentCell;

namespace RnnGen.Benchmarks;

/// <summary>A generated model whose training step is measured, by its sizes.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="VocabularySize">V.</param>
/// <param name="EmbeddingSize">E.</param>
/// <param name="HiddenSize">H.</param>
/// <param name="Layers">L.</param>
/// <param name="BatchSize">B.</param>
/// <param name="SequenceLength">T.</param>
/// <param name="Loss">Whether every word is predicted, or only the one after the last.</param>
/// <param name="Create">Makes the model over a vocabulary, from a seed.</param>
internal sealed record TrainedModel(
    RecurrentCell Cell,
    int VocabularySize,
    int EmbeddingSize,
    int HiddenSize,
    int Layers,
    int BatchSize,
    int SequenceLength,
    LossPosition Loss,
    Func<Vocabulary, ulong, RnnModel> Create)
{
    /// <summary>The models that <c>compare</c> trains, from the smallest.</summary>
    public static IReadOnlyList<TrainedModel> All { get; } =
    [
        new(Lstm, 4096, 64, 128, 1, 7, 3, LastStep, (words, seed) => new TrainingNGram(words, seed)),
        new(Lstm, 2000, 64, 128, 1, 16, 10, EveryStep, (words, seed) => new TrainingLstm(words, seed)),
        new(Tanh, 2000, 64, 128, 1, 16, 10, EveryStep, (words, seed) => new TrainingTanh(words, seed)),
        new(Lstm, 10_000, 200, 200, 2, 20, 35, EveryStep, (words, seed) => new TrainingLstmE200H200L2(words, seed)),
        new(Lstm, 10_000, 650, 650, 2, 20, 35, EveryStep, (words, seed) => new TrainingLstmE650H650L2(words, seed)),
    ];

    /// <summary>The sizes as rows spell them.</summary>
    public string Sizes =>
        $"{Cell.ToString().ToLowerInvariant()}{(Loss == LastStep ? " n-grams" : "")} V={VocabularySize} E={EmbeddingSize} H={HiddenSize} L={Layers} B={BatchSize} T={SequenceLength}";

    /// <summary>
    /// Operations of forward and backward pass: 6·(B·T·cell + targets·V·H), where the cell is g·H·(input + H) over the layers, and the targets are B·T, or B
    /// where only the last step predicts. Each product is done three times, once forward and once for each of its two gradients; a multiply-add is two.
    /// </summary>
    public double Operations
    {
        get
        {
            double steps = (double)BatchSize * SequenceLength;
            double targets = Loss == EveryStep ? steps : BatchSize;
            return 6.0 * ((steps * Shape.CellWeights) + (targets * VocabularySize * HiddenSize));
        }
    }

    /// <summary>Trainable numbers.</summary>
    public long ParameterCount => Shape.ParameterCount;

    /// <summary>What the generated model should be.</summary>
    public ModelShape Shape => new()
    {
        Cell = Cell,
        VocabularySize = VocabularySize,
        EmbeddingSize = EmbeddingSize,
        HiddenSize = HiddenSize,
        Layers = Layers,
        SequenceLength = SequenceLength,
        BatchSize = BatchSize,
        Loss = Loss,
    };

    /// <summary>The model over a full vocabulary, always with the same parameters.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize), ModelCase.Seed);
}
