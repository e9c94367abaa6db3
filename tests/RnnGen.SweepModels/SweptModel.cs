namespace RnnGen.SweepModels;

/// <summary>
/// Shapes at and around the edges of lanes, panels and tiles: every cell with each of the widths 1, 7, 8, 9, 15, 16 and 17, one-hot or with an embedding, 1 to 4
/// layers, both losses; and the networks of the parity fixtures, which are tied and projected. Products of other sizes are tested kernel by kernel. The generator
/// makes them in this very build, nested in a partial class.
/// </summary>
public static partial class SweptModel
{
    private static readonly Dictionary<string, ModelClass> All = ModelClass.ByName(
        new ModelClass<TanhE0H1L1>(),
        new ModelClass<TanhE1H7L1>(),
        new ModelClass<TanhE17H8L3>(),
        new ModelClass<TanhE16H9L2>(),
        new ModelClass<TanhE0H15L3>(),
        new ModelClass<TanhE9H16L3>(),
        new ModelClass<TanhE0H17L1>(),
        new ModelClass<TanhE8H17L2>(),
        new ModelClass<ReluE7H1L1>(),
        new ModelClass<ReluE0H7L2>(),
        new ModelClass<ReluE0H8L1>(),
        new ModelClass<ReluE16H9L1>(),
        new ModelClass<ReluE15H15L3>(),
        new ModelClass<ReluE0H16L1>(),
        new ModelClass<ReluE8H17L1>(),
        new ModelClass<LstmE0H1L2>(),
        new ModelClass<LstmE1H7L2>(),
        new ModelClass<LstmE17H8L1>(),
        new ModelClass<LstmE16H9L3>(),
        new ModelClass<LstmE15H15L2>(),
        new ModelClass<LstmE0H16L3>(),
        new ModelClass<LstmE8H17L3>(),
        new ModelClass<GruE7H1L2>(),
        new ModelClass<GruE0H7L3>(),
        new ModelClass<GruE17H8L3>(),
        new ModelClass<GruE0H9L1>(),
        new ModelClass<GruE15H15L1>(),
        new ModelClass<GruE9H16L3>(),
        new ModelClass<GruE0H17L1>(),
        new ModelClass<GruE8H17L2>(),
        new ModelClass<CifgE0H1L2>(),
        new ModelClass<CifgE1H7L2>(),
        new ModelClass<CifgE0H8L3>(),
        new ModelClass<CifgE16H9L3>(),
        new ModelClass<CifgE15H15L2>(),
        new ModelClass<CifgE0H16L3>(),
        new ModelClass<CifgE8H17L3>(),
        new ModelClass<LstmWide>(),
        new ModelClass<GruWide>(),
        new ModelClass<CifgWide>(),
        new ModelClass<TanhWide>(),
        new ModelClass<ReluFourLayers>(),
        new ModelClass<LstmFourLayersOneHot>(),
        new ModelClass<LstmManyBlocks>(),
        new ModelClass<ReluTiedE20H9L1>(),
        new ModelClass<LstmTiedE40H40L2>(),
        new ModelClass<LstmTiedE33H40L1>(),
        new ModelClass<CifgTiedE33H40L1>(),
        new ModelClass<LstmTiedManyBlocks>());

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Keys, .. ParityModel.Names];

    /// <summary>Makes the model of a name over a vocabulary.</summary>
    public static RnnModel Create(string name, Vocabulary vocabulary, ulong seed) =>
        All.TryGetValue(name, out ModelClass? swept) ? swept.Create(vocabulary, seed) : ParityModel.Create(name, vocabulary, seed);

    /// <summary>Loads the model of a name for serving.</summary>
    public static FrozenModel LoadFrozen(string name, ModelFile file, FreezeOptions? options = null) =>
        All.TryGetValue(name, out ModelClass? swept) ? swept.LoadFrozen(file, options) : ParityModel.LoadFrozen(name, file, options);

    /// <summary>The V of a name.</summary>
    public static int VocabularySize(string name) => All.TryGetValue(name, out ModelClass? swept) ? swept.Shape.VocabularySize : ParityModel.VocabularySize(name);

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 17, HiddenSize = 1, SequenceLength = 3, BatchSize = 2)]
    internal sealed partial class TanhE0H1L1;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 40, EmbeddingSize = 1, HiddenSize = 7, SequenceLength = 4, BatchSize = 3, Loss = LossPosition.LastStep)]
    internal sealed partial class TanhE1H7L1;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 17, EmbeddingSize = 17, HiddenSize = 8, Layers = 3, SequenceLength = 1, BatchSize = 3, Loss = LossPosition.LastStep)]
    internal sealed partial class TanhE17H8L3;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 16, EmbeddingSize = 16, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 7)]
    internal sealed partial class TanhE16H9L2;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 40, HiddenSize = 15, Layers = 3, SequenceLength = 2, BatchSize = 7)]
    internal sealed partial class TanhE0H15L3;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 33, EmbeddingSize = 9, HiddenSize = 16, Layers = 3, SequenceLength = 3, BatchSize = 1, Loss = LossPosition.LastStep)]
    internal sealed partial class TanhE9H16L3;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 16, HiddenSize = 17, SequenceLength = 4, BatchSize = 8)]
    internal sealed partial class TanhE0H17L1;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 40, EmbeddingSize = 8, HiddenSize = 17, Layers = 2, SequenceLength = 4, BatchSize = 8)]
    internal sealed partial class TanhE8H17L2;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 17, EmbeddingSize = 7, HiddenSize = 1, SequenceLength = 1, BatchSize = 2, Loss = LossPosition.LastStep)]
    internal sealed partial class ReluE7H1L1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 33, HiddenSize = 7, Layers = 2, SequenceLength = 5, BatchSize = 2, Loss = LossPosition.LastStep)]
    internal sealed partial class ReluE0H7L2;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 40, HiddenSize = 8, SequenceLength = 2, BatchSize = 3)]
    internal sealed partial class ReluE0H8L1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 33, EmbeddingSize = 16, HiddenSize = 9, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
    internal sealed partial class ReluE16H9L1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 40, EmbeddingSize = 15, HiddenSize = 15, Layers = 3, SequenceLength = 4, BatchSize = 7, Loss = LossPosition.LastStep)]
    internal sealed partial class ReluE15H15L3;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 23, HiddenSize = 16, SequenceLength = 1, BatchSize = 1)]
    internal sealed partial class ReluE0H16L1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 16, EmbeddingSize = 8, HiddenSize = 17, SequenceLength = 5, BatchSize = 8, Loss = LossPosition.LastStep)]
    internal sealed partial class ReluE8H17L1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 1, Layers = 2, SequenceLength = 2, BatchSize = 8, Loss = LossPosition.LastStep)]
    internal sealed partial class LstmE0H1L2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 33, EmbeddingSize = 1, HiddenSize = 7, Layers = 2, SequenceLength = 3, BatchSize = 2)]
    internal sealed partial class LstmE1H7L2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, EmbeddingSize = 17, HiddenSize = 8, SequenceLength = 4, BatchSize = 3, Loss = LossPosition.LastStep)]
    internal sealed partial class LstmE17H8L1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 17, EmbeddingSize = 16, HiddenSize = 9, Layers = 3, SequenceLength = 1, BatchSize = 3, Loss = LossPosition.LastStep)]
    internal sealed partial class LstmE16H9L3;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 16, EmbeddingSize = 15, HiddenSize = 15, Layers = 2, SequenceLength = 5, BatchSize = 7)]
    internal sealed partial class LstmE15H15L2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 40, HiddenSize = 16, Layers = 3, SequenceLength = 2, BatchSize = 7)]
    internal sealed partial class LstmE0H16L3;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 33, EmbeddingSize = 8, HiddenSize = 17, Layers = 3, SequenceLength = 3, BatchSize = 1, Loss = LossPosition.LastStep)]
    internal sealed partial class LstmE8H17L3;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 40, EmbeddingSize = 7, HiddenSize = 1, Layers = 2, SequenceLength = 4, BatchSize = 8)]
    internal sealed partial class GruE7H1L2;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 23, HiddenSize = 7, Layers = 3, SequenceLength = 1, BatchSize = 8)]
    internal sealed partial class GruE0H7L3;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 16, EmbeddingSize = 17, HiddenSize = 8, Layers = 3, SequenceLength = 5, BatchSize = 2, Loss = LossPosition.LastStep)]
    internal sealed partial class GruE17H8L3;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 40, HiddenSize = 9, SequenceLength = 2, BatchSize = 3)]
    internal sealed partial class GruE0H9L1;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 33, EmbeddingSize = 15, HiddenSize = 15, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
    internal sealed partial class GruE15H15L1;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 40, EmbeddingSize = 9, HiddenSize = 16, Layers = 3, SequenceLength = 4, BatchSize = 7, Loss = LossPosition.LastStep)]
    internal sealed partial class GruE9H16L3;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 23, HiddenSize = 17, SequenceLength = 1, BatchSize = 1)]
    internal sealed partial class GruE0H17L1;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 17, EmbeddingSize = 8, HiddenSize = 17, Layers = 2, SequenceLength = 1, BatchSize = 1)]
    internal sealed partial class GruE8H17L2;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 40, HiddenSize = 1, Layers = 2, SequenceLength = 2, BatchSize = 8, Loss = LossPosition.LastStep)]
    internal sealed partial class CifgE0H1L2;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 33, EmbeddingSize = 1, HiddenSize = 7, Layers = 2, SequenceLength = 3, BatchSize = 2)]
    internal sealed partial class CifgE1H7L2;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 16, HiddenSize = 8, Layers = 3, SequenceLength = 4, BatchSize = 2)]
    internal sealed partial class CifgE0H8L3;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 17, EmbeddingSize = 16, HiddenSize = 9, Layers = 3, SequenceLength = 1, BatchSize = 3, Loss = LossPosition.LastStep)]
    internal sealed partial class CifgE16H9L3;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 16, EmbeddingSize = 15, HiddenSize = 15, Layers = 2, SequenceLength = 5, BatchSize = 7)]
    internal sealed partial class CifgE15H15L2;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 40, HiddenSize = 16, Layers = 3, SequenceLength = 2, BatchSize = 7)]
    internal sealed partial class CifgE0H16L3;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 33, EmbeddingSize = 8, HiddenSize = 17, Layers = 3, SequenceLength = 3, BatchSize = 1, Loss = LossPosition.LastStep)]
    internal sealed partial class CifgE8H17L3;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 130, EmbeddingSize = 33, HiddenSize = 40, Layers = 2, SequenceLength = 6, BatchSize = 13)]
    internal sealed partial class LstmWide;

    [RnnModel(RecurrentCell.Gru, VocabularySize = 130, EmbeddingSize = 33, HiddenSize = 40, Layers = 2, SequenceLength = 6, BatchSize = 13)]
    internal sealed partial class GruWide;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 130, EmbeddingSize = 33, HiddenSize = 40, Layers = 2, SequenceLength = 6, BatchSize = 13)]
    internal sealed partial class CifgWide;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 130, EmbeddingSize = 40, HiddenSize = 72, Layers = 2, SequenceLength = 6, BatchSize = 13)]
    internal sealed partial class TanhWide;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 20, EmbeddingSize = 5, HiddenSize = 11, Layers = 4, SequenceLength = 3, BatchSize = 2)]
    internal sealed partial class ReluFourLayers;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 20, HiddenSize = 11, Layers = 4, SequenceLength = 3, BatchSize = 2)]
    internal sealed partial class LstmFourLayersOneHot;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 40000, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 6, BatchSize = 9)]
    internal sealed partial class LstmManyBlocks;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 37, EmbeddingSize = 20, HiddenSize = 9, SequenceLength = 1, BatchSize = 5, TieEmbeddings = true)]
    internal sealed partial class ReluTiedE20H9L1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 130, EmbeddingSize = 40, HiddenSize = 40, Layers = 2, SequenceLength = 6, BatchSize = 13, TieEmbeddings = true)]
    internal sealed partial class LstmTiedE40H40L2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 130, EmbeddingSize = 33, HiddenSize = 40, SequenceLength = 6, BatchSize = 13, TieEmbeddings = true)]
    internal sealed partial class LstmTiedE33H40L1;

    [RnnModel(RecurrentCell.Cifg, VocabularySize = 130, EmbeddingSize = 33, HiddenSize = 40, SequenceLength = 6, BatchSize = 13, TieEmbeddings = true)]
    internal sealed partial class CifgTiedE33H40L1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 8800, EmbeddingSize = 3, HiddenSize = 5, SequenceLength = 20, BatchSize = 9, TieEmbeddings = true)]
    internal sealed partial class LstmTiedManyBlocks;
}
