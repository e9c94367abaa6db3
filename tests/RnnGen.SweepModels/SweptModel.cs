namespace RnnGen.SweepModels;

/// <summary>
/// Shapes at and around the edges of lanes, panels and tiles: every cell with each of the widths 1, 7, 8, 9, 15, 16 and 17, one-hot or with an embedding, 1 to 4
/// layers, both losses; and the networks of the parity fixtures, which are tied and projected. Products of other sizes are tested kernel by kernel. The generator
/// makes them in this very build, nested in a partial class.
/// </summary>
public static partial class SweptModel
{
    private static readonly Dictionary<string, (int VocabularySize, Func<Vocabulary, ulong, RnnModel> Create)> All = new()
    {
        [nameof(TanhE0H1L1)] = (TanhE0H1L1.VocabularySize, (vocabulary, seed) => new TanhE0H1L1(vocabulary, seed)),
        [nameof(TanhE1H7L1)] = (TanhE1H7L1.VocabularySize, (vocabulary, seed) => new TanhE1H7L1(vocabulary, seed)),
        [nameof(TanhE17H8L3)] = (TanhE17H8L3.VocabularySize, (vocabulary, seed) => new TanhE17H8L3(vocabulary, seed)),
        [nameof(TanhE16H9L2)] = (TanhE16H9L2.VocabularySize, (vocabulary, seed) => new TanhE16H9L2(vocabulary, seed)),
        [nameof(TanhE0H15L3)] = (TanhE0H15L3.VocabularySize, (vocabulary, seed) => new TanhE0H15L3(vocabulary, seed)),
        [nameof(TanhE9H16L3)] = (TanhE9H16L3.VocabularySize, (vocabulary, seed) => new TanhE9H16L3(vocabulary, seed)),
        [nameof(TanhE0H17L1)] = (TanhE0H17L1.VocabularySize, (vocabulary, seed) => new TanhE0H17L1(vocabulary, seed)),
        [nameof(TanhE8H17L2)] = (TanhE8H17L2.VocabularySize, (vocabulary, seed) => new TanhE8H17L2(vocabulary, seed)),
        [nameof(ReluE7H1L1)] = (ReluE7H1L1.VocabularySize, (vocabulary, seed) => new ReluE7H1L1(vocabulary, seed)),
        [nameof(ReluE0H7L2)] = (ReluE0H7L2.VocabularySize, (vocabulary, seed) => new ReluE0H7L2(vocabulary, seed)),
        [nameof(ReluE0H8L1)] = (ReluE0H8L1.VocabularySize, (vocabulary, seed) => new ReluE0H8L1(vocabulary, seed)),
        [nameof(ReluE16H9L1)] = (ReluE16H9L1.VocabularySize, (vocabulary, seed) => new ReluE16H9L1(vocabulary, seed)),
        [nameof(ReluE15H15L3)] = (ReluE15H15L3.VocabularySize, (vocabulary, seed) => new ReluE15H15L3(vocabulary, seed)),
        [nameof(ReluE0H16L1)] = (ReluE0H16L1.VocabularySize, (vocabulary, seed) => new ReluE0H16L1(vocabulary, seed)),
        [nameof(ReluE8H17L1)] = (ReluE8H17L1.VocabularySize, (vocabulary, seed) => new ReluE8H17L1(vocabulary, seed)),
        [nameof(LstmE0H1L2)] = (LstmE0H1L2.VocabularySize, (vocabulary, seed) => new LstmE0H1L2(vocabulary, seed)),
        [nameof(LstmE1H7L2)] = (LstmE1H7L2.VocabularySize, (vocabulary, seed) => new LstmE1H7L2(vocabulary, seed)),
        [nameof(LstmE17H8L1)] = (LstmE17H8L1.VocabularySize, (vocabulary, seed) => new LstmE17H8L1(vocabulary, seed)),
        [nameof(LstmE16H9L3)] = (LstmE16H9L3.VocabularySize, (vocabulary, seed) => new LstmE16H9L3(vocabulary, seed)),
        [nameof(LstmE15H15L2)] = (LstmE15H15L2.VocabularySize, (vocabulary, seed) => new LstmE15H15L2(vocabulary, seed)),
        [nameof(LstmE0H16L3)] = (LstmE0H16L3.VocabularySize, (vocabulary, seed) => new LstmE0H16L3(vocabulary, seed)),
        [nameof(LstmE8H17L3)] = (LstmE8H17L3.VocabularySize, (vocabulary, seed) => new LstmE8H17L3(vocabulary, seed)),
        [nameof(GruE7H1L2)] = (GruE7H1L2.VocabularySize, (vocabulary, seed) => new GruE7H1L2(vocabulary, seed)),
        [nameof(GruE0H7L3)] = (GruE0H7L3.VocabularySize, (vocabulary, seed) => new GruE0H7L3(vocabulary, seed)),
        [nameof(GruE17H8L3)] = (GruE17H8L3.VocabularySize, (vocabulary, seed) => new GruE17H8L3(vocabulary, seed)),
        [nameof(GruE0H9L1)] = (GruE0H9L1.VocabularySize, (vocabulary, seed) => new GruE0H9L1(vocabulary, seed)),
        [nameof(GruE15H15L1)] = (GruE15H15L1.VocabularySize, (vocabulary, seed) => new GruE15H15L1(vocabulary, seed)),
        [nameof(GruE9H16L3)] = (GruE9H16L3.VocabularySize, (vocabulary, seed) => new GruE9H16L3(vocabulary, seed)),
        [nameof(GruE0H17L1)] = (GruE0H17L1.VocabularySize, (vocabulary, seed) => new GruE0H17L1(vocabulary, seed)),
        [nameof(GruE8H17L2)] = (GruE8H17L2.VocabularySize, (vocabulary, seed) => new GruE8H17L2(vocabulary, seed)),
        [nameof(CifgE0H1L2)] = (CifgE0H1L2.VocabularySize, (vocabulary, seed) => new CifgE0H1L2(vocabulary, seed)),
        [nameof(CifgE1H7L2)] = (CifgE1H7L2.VocabularySize, (vocabulary, seed) => new CifgE1H7L2(vocabulary, seed)),
        [nameof(CifgE0H8L3)] = (CifgE0H8L3.VocabularySize, (vocabulary, seed) => new CifgE0H8L3(vocabulary, seed)),
        [nameof(CifgE16H9L3)] = (CifgE16H9L3.VocabularySize, (vocabulary, seed) => new CifgE16H9L3(vocabulary, seed)),
        [nameof(CifgE15H15L2)] = (CifgE15H15L2.VocabularySize, (vocabulary, seed) => new CifgE15H15L2(vocabulary, seed)),
        [nameof(CifgE0H16L3)] = (CifgE0H16L3.VocabularySize, (vocabulary, seed) => new CifgE0H16L3(vocabulary, seed)),
        [nameof(CifgE8H17L3)] = (CifgE8H17L3.VocabularySize, (vocabulary, seed) => new CifgE8H17L3(vocabulary, seed)),
        [nameof(LstmWide)] = (LstmWide.VocabularySize, (vocabulary, seed) => new LstmWide(vocabulary, seed)),
        [nameof(GruWide)] = (GruWide.VocabularySize, (vocabulary, seed) => new GruWide(vocabulary, seed)),
        [nameof(CifgWide)] = (CifgWide.VocabularySize, (vocabulary, seed) => new CifgWide(vocabulary, seed)),
        [nameof(TanhWide)] = (TanhWide.VocabularySize, (vocabulary, seed) => new TanhWide(vocabulary, seed)),
        [nameof(ReluFourLayers)] = (ReluFourLayers.VocabularySize, (vocabulary, seed) => new ReluFourLayers(vocabulary, seed)),
        [nameof(LstmFourLayersOneHot)] = (LstmFourLayersOneHot.VocabularySize, (vocabulary, seed) => new LstmFourLayersOneHot(vocabulary, seed)),
        [nameof(LstmManyBlocks)] = (LstmManyBlocks.VocabularySize, (vocabulary, seed) => new LstmManyBlocks(vocabulary, seed)),
        [nameof(ReluTiedE20H9L1)] = (ReluTiedE20H9L1.VocabularySize, (vocabulary, seed) => new ReluTiedE20H9L1(vocabulary, seed)),
        [nameof(LstmTiedE40H40L2)] = (LstmTiedE40H40L2.VocabularySize, (vocabulary, seed) => new LstmTiedE40H40L2(vocabulary, seed)),
        [nameof(LstmTiedE33H40L1)] = (LstmTiedE33H40L1.VocabularySize, (vocabulary, seed) => new LstmTiedE33H40L1(vocabulary, seed)),
        [nameof(CifgTiedE33H40L1)] = (CifgTiedE33H40L1.VocabularySize, (vocabulary, seed) => new CifgTiedE33H40L1(vocabulary, seed)),
        [nameof(LstmTiedManyBlocks)] = (LstmTiedManyBlocks.VocabularySize, (vocabulary, seed) => new LstmTiedManyBlocks(vocabulary, seed)),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Keys, .. ParityModel.Names];

    /// <summary>Makes the model of a name over a vocabulary.</summary>
    public static RnnModel Create(string name, Vocabulary vocabulary, ulong seed) =>
        All.TryGetValue(name, out (int VocabularySize, Func<Vocabulary, ulong, RnnModel> Create) swept) ? swept.Create(vocabulary, seed) : ParityModel.Create(name, vocabulary, seed);

    /// <summary>The V of a name.</summary>
    public static int VocabularySize(string name) => All.TryGetValue(name, out (int VocabularySize, Func<Vocabulary, ulong, RnnModel> Create) swept) ? swept.VocabularySize : ParityModel.VocabularySize(name);

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
