namespace RnnGen.SweepModels;

/// <summary>The networks of the parity fixtures, under the names that the fixtures give them.</summary>
public static partial class ParityModel
{
    private static readonly Dictionary<string, ModelClass> All = ModelClass.ByName(
        new ModelClass<TanhL1>(),
        new ModelClass<TanhL2>(),
        new ModelClass<TanhL3>(),
        new ModelClass<TanhL1Tied>(),
        new ModelClass<TanhL2Tied>(),
        new ModelClass<TanhL3Tied>(),
        new ModelClass<TanhL1Projected>(),
        new ModelClass<TanhL2Projected>(),
        new ModelClass<TanhL3Projected>(),
        new ModelClass<ReluL1>(),
        new ModelClass<ReluL2>(),
        new ModelClass<ReluL3>(),
        new ModelClass<ReluL1Tied>(),
        new ModelClass<ReluL2Tied>(),
        new ModelClass<ReluL3Tied>(),
        new ModelClass<ReluL1Projected>(),
        new ModelClass<ReluL2Projected>(),
        new ModelClass<ReluL3Projected>(),
        new ModelClass<LstmL1>(),
        new ModelClass<LstmL2>(),
        new ModelClass<LstmL3>(),
        new ModelClass<LstmL1Tied>(),
        new ModelClass<LstmL2Tied>(),
        new ModelClass<LstmL3Tied>(),
        new ModelClass<LstmL1Projected>(),
        new ModelClass<LstmL2Projected>(),
        new ModelClass<LstmL3Projected>(),
        new ModelClass<GruL1>(),
        new ModelClass<GruL2>(),
        new ModelClass<GruL3>(),
        new ModelClass<GruL1Tied>(),
        new ModelClass<GruL2Tied>(),
        new ModelClass<GruL3Tied>(),
        new ModelClass<GruL1Projected>(),
        new ModelClass<GruL2Projected>(),
        new ModelClass<GruL3Projected>(),
        new ModelClass<CifgL1>(),
        new ModelClass<CifgL2>(),
        new ModelClass<CifgL2Tied>(),
        new ModelClass<CifgL3Projected>());

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Makes the model of a name over a vocabulary.</summary>
    public static RnnModel Create(string name, Vocabulary vocabulary, ulong seed) => All[name].Create(vocabulary, seed);

    /// <summary>Loads the model of a name for serving.</summary>
    public static FrozenModel LoadFrozen(string name, ModelFile file, FreezeOptions? options = null) => All[name].LoadFrozen(file, options);

    /// <summary>The V of a name.</summary>
    public static int VocabularySize(string name) => All[name].Shape.VocabularySize;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL1;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL2;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL3;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 37, EmbeddingSize = 11, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL1Tied;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 29, EmbeddingSize = 9, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL2Tied;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 26, EmbeddingSize = 7, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL3Tied;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL1Projected;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL2Projected;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class TanhL3Projected;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL2;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL3;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 37, EmbeddingSize = 11, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL1Tied;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 29, EmbeddingSize = 9, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL2Tied;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 26, EmbeddingSize = 7, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL3Tied;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL1Projected;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL2Projected;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class ReluL3Projected;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL3;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 37, EmbeddingSize = 11, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL1Tied;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 29, EmbeddingSize = 9, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL2Tied;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 26, EmbeddingSize = 7, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL3Tied;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL1Projected;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL2Projected;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class LstmL3Projected;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class GruL1;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class GruL2;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class GruL3;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 37, EmbeddingSize = 11, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL1Tied;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 29, EmbeddingSize = 9, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL2Tied;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 26, EmbeddingSize = 7, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL3Tied;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL1Projected;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL2Projected;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class GruL3Projected;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class CifgL1;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class CifgL2;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 29, EmbeddingSize = 9, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class CifgL2Tied;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3, TieEmbeddings = true)]
    internal sealed partial class CifgL3Projected;
}
