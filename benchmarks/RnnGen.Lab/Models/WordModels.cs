using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The LSTMs whose words make curves: one size grows, the others stay.</summary>
internal static class WordModels
{
    /// <summary>V grows; E = 64, H = 128.</summary>
    public static IReadOnlyList<MeasuredModel> ByVocabulary { get; } =
    [
        Lstm(1024, 64, 128, (words, seed) => new LstmV1024E64H128(words, seed)),
        Lstm(2048, 64, 128, (words, seed) => new LstmV2048E64H128(words, seed)),
        Lstm(4096, 64, 128, (words, seed) => new LstmV4096E64H128(words, seed)),
        Lstm(8192, 64, 128, (words, seed) => new LstmV8192E64H128(words, seed)),
        Lstm(16_384, 64, 128, (words, seed) => new LstmV16384E64H128(words, seed)),
        Lstm(32_768, 64, 128, (words, seed) => new LstmV32768E64H128(words, seed)),
        Lstm(65_536, 64, 128, (words, seed) => new LstmV65536E64H128(words, seed)),
    ];

    /// <summary>H = E grows; V = 10,000.</summary>
    public static IReadOnlyList<MeasuredModel> ByHiddenSize { get; } =
    [
        Lstm(10_000, 8, 8, (words, seed) => new LstmV10000E8H8(words, seed)),
        Lstm(10_000, 16, 16, (words, seed) => new LstmV10000E16H16(words, seed)),
        Lstm(10_000, 32, 32, (words, seed) => new LstmV10000E32H32(words, seed)),
        Lstm(10_000, 64, 64, (words, seed) => new LstmV10000E64H64(words, seed)),
        Lstm(10_000, 128, 128, (words, seed) => new LstmV10000E128H128(words, seed)),
        Lstm(10_000, 256, 256, (words, seed) => new LstmV10000E256H256(words, seed)),
        Lstm(10_000, 512, 512, (words, seed) => new LstmV10000E512H512(words, seed)),
        Lstm(10_000, 1024, 1024, (words, seed) => new LstmV10000E1024H1024(words, seed)),
    ];

    private static MeasuredModel Lstm(int vocabularySize, int embeddingSize, int hiddenSize, Func<Vocabulary, ulong, RnnModel> create) =>
        new(RecurrentCell.Lstm, vocabularySize, embeddingSize, hiddenSize, create);
}
