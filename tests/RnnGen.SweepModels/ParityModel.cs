namespace RnnGen.SweepModels;

/// <summary>The networks of the parity fixtures, under the names that the fixtures give them.</summary>
public static partial class ParityModel
{
    private static readonly Dictionary<string, Func<Vocabulary, ulong, RnnModel>> All = new()
    {
        [nameof(TanhL1)] = (vocabulary, seed) => new TanhL1(vocabulary, seed),
        [nameof(TanhL2)] = (vocabulary, seed) => new TanhL2(vocabulary, seed),
        [nameof(TanhL3)] = (vocabulary, seed) => new TanhL3(vocabulary, seed),
        [nameof(ReluL1)] = (vocabulary, seed) => new ReluL1(vocabulary, seed),
        [nameof(ReluL2)] = (vocabulary, seed) => new ReluL2(vocabulary, seed),
        [nameof(ReluL3)] = (vocabulary, seed) => new ReluL3(vocabulary, seed),
        [nameof(LstmL1)] = (vocabulary, seed) => new LstmL1(vocabulary, seed),
        [nameof(LstmL2)] = (vocabulary, seed) => new LstmL2(vocabulary, seed),
        [nameof(LstmL3)] = (vocabulary, seed) => new LstmL3(vocabulary, seed),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>Makes the model of a name over a vocabulary.</summary>
    public static RnnModel Create(string name, Vocabulary vocabulary, ulong seed) => All[name](vocabulary, seed);

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL1;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL2;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class TanhL3;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL1;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL2;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class ReluL3;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 37, EmbeddingSize = 5, HiddenSize = 11, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL1;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 29, EmbeddingSize = 5, HiddenSize = 9, Layers = 2, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL2;

    [RnnModel(RecurrentCell.Lstm, VocabularySize = 26, EmbeddingSize = 5, HiddenSize = 7, Layers = 3, SequenceLength = 5, BatchSize = 3)]
    internal sealed partial class LstmL3;
}
