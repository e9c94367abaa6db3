namespace RnnGen.SweepModels;

/// <summary>The networks of the parity fixtures, under the names that the fixtures give them.</summary>
public static partial class ParityModel
{
    private static readonly Dictionary<string, (int VocabularySize, Func<Vocabulary, ulong, RnnModel> Create)> All = new()
    {
        [nameof(TanhL1)] = (TanhL1.VocabularySize, (vocabulary, seed) => new TanhL1(vocabulary, seed)),
        [nameof(TanhL2)] = (TanhL2.VocabularySize, (vocabulary, seed) => new TanhL2(vocabulary, seed)),
        [nameof(TanhL3)] = (TanhL3.VocabularySize, (vocabulary, seed) => new TanhL3(vocabulary, seed)),
        [nameof(TanhL1Tied)] = (TanhL1Tied.VocabularySize, (vocabulary, seed) => new TanhL1Tied(vocabulary, seed)),
        [nameof(TanhL2Tied)] = (TanhL2Tied.VocabularySize, (vocabulary, seed) => new TanhL2Tied(vocabulary, seed)),
        [nameof(TanhL3Tied)] = (TanhL3Tied.VocabularySize, (vocabulary, seed) => new TanhL3Tied(vocabulary, seed)),
        [nameof(TanhL1Projected)] = (TanhL1Projected.VocabularySize, (vocabulary, seed) => new TanhL1Projected(vocabulary, seed)),
        [nameof(TanhL2Projected)] = (TanhL2Projected.VocabularySize, (vocabulary, seed) => new TanhL2Projected(vocabulary, seed)),
        [nameof(TanhL3Projected)] = (TanhL3Projected.VocabularySize, (vocabulary, seed) => new TanhL3Projected(vocabulary, seed)),
        [nameof(ReluL1)] = (ReluL1.VocabularySize, (vocabulary, seed) => new ReluL1(vocabulary, seed)),
        [nameof(ReluL2)] = (ReluL2.VocabularySize, (vocabulary, seed) => new ReluL2(vocabulary, seed)),
        [nameof(ReluL3)] = (ReluL3.VocabularySize, (vocabulary, seed) => new ReluL3(vocabulary, seed)),
        [nameof(ReluL1Tied)] = (ReluL1Tied.VocabularySize, (vocabulary, seed) => new ReluL1Tied(vocabulary, seed)),
        [nameof(ReluL2Tied)] = (ReluL2Tied.VocabularySize, (vocabulary, seed) => new ReluL2Tied(vocabulary, seed)),
        [nameof(ReluL3Tied)] = (ReluL3Tied.VocabularySize, (vocabulary, seed) => new ReluL3Tied(vocabulary, seed)),
        [nameof(ReluL1Projected)] = (ReluL1Projected.VocabularySize, (vocabulary, seed) => new ReluL1Projected(vocabulary, seed)),
        [nameof(ReluL2Projected)] = (ReluL2Projected.VocabularySize, (vocabulary, seed) => new ReluL2Projected(vocabulary, seed)),
        [nameof(ReluL3Projected)] = (ReluL3Projected.VocabularySize, (vocabulary, seed) => new ReluL3Projected(vocabulary, seed)),
        [nameof(LstmL1)] = (LstmL1.VocabularySize, (vocabulary, seed) => new LstmL1(vocabulary, seed)),
        [nameof(LstmL2)] = (LstmL2.VocabularySize, (vocabulary, seed) => new LstmL2(vocabulary, seed)),
        [nameof(LstmL3)] = (LstmL3.VocabularySize, (vocabulary, seed) => new LstmL3(vocabulary, seed)),
        [nameof(LstmL1Tied)] = (LstmL1Tied.VocabularySize, (vocabulary, seed) => new LstmL1Tied(vocabulary, seed)),
        [nameof(LstmL2Tied)] = (LstmL2Tied.VocabularySize, (vocabulary, seed) => new LstmL2Tied(vocabulary, seed)),
        [nameof(LstmL3Tied)] = (LstmL3Tied.VocabularySize, (vocabulary, seed) => new LstmL3Tied(vocabulary, seed)),
        [nameof(LstmL1Projected)] = (LstmL1Projected.VocabularySize, (vocabulary, seed) => new LstmL1Projected(vocabulary, seed)),
        [nameof(LstmL2Projected)] = (LstmL2Projected.VocabularySize, (vocabulary, seed) => new LstmL2Projected(vocabulary, seed)),
        [nameof(LstmL3Projected)] = (LstmL3Projected.VocabularySize, (vocabulary, seed) => new LstmL3Projected(vocabulary, seed)),
        [nameof(GruL1)] = (GruL1.VocabularySize, (vocabulary, seed) => new GruL1(vocabulary, seed)),
        [nameof(GruL2)] = (GruL2.VocabularySize, (vocabulary, seed) => new GruL2(vocabulary, seed)),
        [nameof(GruL3)] = (GruL3.VocabularySize, (vocabulary, seed) => new GruL3(vocabulary, seed)),
        [nameof(GruL1Tied)] = (GruL1Tied.VocabularySize, (vocabulary, seed) => new GruL1Tied(vocabulary, seed)),
        [nameof(GruL2Tied)] = (GruL2Tied.VocabularySize, (vocabulary, seed) => new GruL2Tied(vocabulary, seed)),
        [nameof(GruL3Tied)] = (GruL3Tied.VocabularySize, (vocabulary, seed) => new GruL3Tied(vocabulary, seed)),
        [nameof(GruL1Projected)] = (GruL1Projected.VocabularySize, (vocabulary, seed) => new GruL1Projected(vocabulary, seed)),
        [nameof(GruL2Projected)] = (GruL2Projected.VocabularySize, (vocabulary, seed) => new GruL2Projected(vocabulary, seed)),
        [nameof(GruL3Projected)] = (GruL3Projected.VocabularySize, (vocabulary, seed) => new GruL3Projected(vocabulary, seed)),
        [nameof(CifgL1)] = (CifgL1.VocabularySize, (vocabulary, seed) => new CifgL1(vocabulary, seed)),
        [nameof(CifgL2)] = (CifgL2.VocabularySize, (vocabulary, seed) => new CifgL2(vocabulary, seed)),
        [nameof(CifgL2Tied)] = (CifgL2Tied.VocabularySize, (vocabulary, seed) => new CifgL2Tied(vocabulary, seed)),
        [nameof(CifgL3Projected)] = (CifgL3Projected.VocabularySize, (vocabulary, seed) => new CifgL3Projected(vocabulary, seed)),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Makes the model of a name over a vocabulary.</summary>
    public static RnnModel Create(string name, Vocabulary vocabulary, ulong seed) => All[name].Create(vocabulary, seed);

    /// <summary>The V of a name.</summary>
    public static int VocabularySize(string name) => All[name].VocabularySize;

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
