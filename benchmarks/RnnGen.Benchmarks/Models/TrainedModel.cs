using System.Globalization;
using static RnnGen.LossPosition;

namespace RnnGen.Benchmarks;

/// <summary>A generated model whose training step is measured.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Create">Creates the model over a vocabulary, from a seed.</param>
internal sealed record TrainedModel(ModelShape Shape, Func<Vocabulary, ulong, RnnModel> Create)
{
    /// <summary>The models that <c>compare</c> trains, smallest first.</summary>
    public static IReadOnlyList<TrainedModel> All { get; } =
    [
        From<TrainingNGram>(),
        From<TrainingLstm>(),
        From<TrainingLstm>() with { Dropout = 0.5f },
        From<TrainingGru>(),
        From<TrainingCifg>(),
        From<TrainingTanh>(),
        From<TrainingLstmE200H200L2>(),
        From<TrainingLstmE650H650L2>(),
    ];

    /// <summary>p: the rate of dropout in every place that the model has; 0 for none.</summary>
    public float Dropout { get; init; }

    /// <summary>The sizes as spelt in the names of rows.</summary>
    public string Sizes =>
        $"{Cell.ToString().ToLowerInvariant()}{(Loss == LastStep ? " n-grams" : "")} V={VocabularySize} E={EmbeddingSize} H={HiddenSize} L={Layers} B={BatchSize} T={SequenceLength}{(Dropout > 0 ? string.Create(CultureInfo.InvariantCulture, $" dropout={Dropout}") : "")}";

    /// <summary>
    /// Operations of the forward and backward pass: 6·(B·T·cell + targets·V·H), where the cell is g·H·(input + H) summed over the layers, and the targets are B·T, or B
    /// if only the last step predicts. Each product is computed three times, once forward and once for each of its two gradients; a multiply-add is two.
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

    /// <summary>The number of trainable parameters.</summary>
    public long ParameterCount => Shape.ParameterCount;

    /// <summary>The recurrence.</summary>
    public RecurrentCell Cell => Shape.Cell;

    /// <summary>V.</summary>
    public int VocabularySize => Shape.VocabularySize;

    /// <summary>E.</summary>
    public int EmbeddingSize => Shape.EmbeddingSize;

    /// <summary>H.</summary>
    public int HiddenSize => Shape.HiddenSize;

    /// <summary>L.</summary>
    public int Layers => Shape.Layers;

    /// <summary>B.</summary>
    public int BatchSize => Shape.BatchSize;

    /// <summary>T.</summary>
    public int SequenceLength => Shape.SequenceLength;

    /// <summary>Whether every word is predicted, or only the one after the last.</summary>
    public LossPosition Loss => Shape.Loss;

    /// <summary>Describes the model of a generated class.</summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static TrainedModel From<TModel>()
        where TModel : RnnModel, IRnnModel<TModel> => new(TModel.Shape, TModel.Create);

    /// <summary>Creates the model over a full vocabulary, always with the same parameters.</summary>
    public RnnModel CreateModel() => Create(ZipfText.Vocabulary(VocabularySize), ModelCase.Seed);
}
