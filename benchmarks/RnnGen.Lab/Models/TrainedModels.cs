using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The models whose training steps make curves: one size grows, the others stay. T = 10.</summary>
internal static class TrainedModels
{
    /// <summary>V grows; E = 64, H = 128, B = 16.</summary>
    public static IReadOnlyList<TrainedModel> ByVocabulary { get; } =
    [
        Lstm(1024, 64, 128, 16, (words, seed) => new LstmV1024E64H128(words, seed)),
        Lstm(2048, 64, 128, 16, (words, seed) => new LstmV2048E64H128(words, seed)),
        Lstm(4096, 64, 128, 16, (words, seed) => new LstmV4096E64H128(words, seed)),
        Lstm(8192, 64, 128, 16, (words, seed) => new LstmV8192E64H128(words, seed)),
        Lstm(16_384, 64, 128, 16, (words, seed) => new LstmV16384E64H128(words, seed)),
        Lstm(32_768, 64, 128, 16, (words, seed) => new LstmV32768E64H128(words, seed)),
    ];

    /// <summary>H = E grows; V = 4096, B = 16.</summary>
    public static IReadOnlyList<TrainedModel> ByHiddenSize { get; } =
    [
        Lstm(4096, 32, 32, 16, (words, seed) => new TrainingLstmV4096E32H32B16(words, seed)),
        Lstm(4096, 64, 64, 16, (words, seed) => new TrainingLstmV4096E64H64B16(words, seed)),
        Lstm(4096, 128, 128, 16, (words, seed) => new TrainingLstmV4096E128H128B16(words, seed)),
        Lstm(4096, 256, 256, 16, (words, seed) => new TrainingLstmV4096E256H256B16(words, seed)),
        Lstm(4096, 512, 512, 16, (words, seed) => new TrainingLstmV4096E512H512B16(words, seed)),
        Lstm(4096, 1024, 1024, 16, (words, seed) => new TrainingLstmV4096E1024H1024B16(words, seed)),
    ];

    /// <summary>B grows; V = 4096, E = 64, H = 128.</summary>
    public static IReadOnlyList<TrainedModel> ByBatchSize { get; } =
    [
        Lstm(4096, 64, 128, 1, (words, seed) => new TrainingLstmV4096E64H128B1(words, seed)),
        Lstm(4096, 64, 128, 2, (words, seed) => new TrainingLstmV4096E64H128B2(words, seed)),
        Lstm(4096, 64, 128, 4, (words, seed) => new TrainingLstmV4096E64H128B4(words, seed)),
        Lstm(4096, 64, 128, 8, (words, seed) => new TrainingLstmV4096E64H128B8(words, seed)),
        Lstm(4096, 64, 128, 16, (words, seed) => new LstmV4096E64H128(words, seed)),
        Lstm(4096, 64, 128, 32, (words, seed) => new TrainingLstmV4096E64H128B32(words, seed)),
        Lstm(4096, 64, 128, 64, (words, seed) => new TrainingLstmV4096E64H128B64(words, seed)),
    ];

    private static TrainedModel Lstm(int vocabularySize, int embeddingSize, int hiddenSize, int batchSize, Func<Vocabulary, ulong, RnnModel> create) =>
        new(RecurrentCell.Lstm, vocabularySize, embeddingSize, hiddenSize, Layers: 1, batchSize, SequenceLength: 10, LossPosition.EveryStep, create);
}
