using static RnnGen.RecurrentCell;

namespace RnnGen.Benchmarks;

/// <summary>The models whose steps and suggestions are measured.</summary>
internal static class MeasuredModels
{
    private static readonly MeasuredModel[] All =
    [
        new(Lstm, 10_000, 8, 8, (words, seed) => new LstmV10000E8H8(words, seed)),
        new(Lstm, 10_000, 16, 16, (words, seed) => new LstmV10000E16H16(words, seed)),
        new(Lstm, 10_000, 32, 32, (words, seed) => new LstmV10000E32H32(words, seed)),
        new(Lstm, 10_000, 64, 64, (words, seed) => new LstmV10000E64H64(words, seed)),
        new(Lstm, 10_000, 64, 128, (words, seed) => new LstmV10000E64H128(words, seed)),
        new(Lstm, 10_000, 128, 128, (words, seed) => new LstmV10000E128H128(words, seed)),
        new(Lstm, 10_000, 256, 256, (words, seed) => new LstmV10000E256H256(words, seed)),
        new(Lstm, 4096, 64, 128, (words, seed) => new LstmV4096E64H128(words, seed)),
        new(Lstm, 1000, 32, 64, (words, seed) => new LstmV1000E32H64(words, seed)),
        new(Gru, 10_000, 64, 64, (words, seed) => new GruV10000E64H64(words, seed)),
        new(Cifg, 10_000, 64, 64, (words, seed) => new CifgV10000E64H64(words, seed)),
        new(Tanh, 10_000, 16, 16, (words, seed) => new TanhV10000E16H16(words, seed)),
        new(Tanh, 10_000, 64, 64, (words, seed) => new TanhV10000E64H64(words, seed)),
        new(Tanh, 10_000, 128, 128, (words, seed) => new TanhV10000E128H128(words, seed)),
        new(Relu, 10_000, 64, 64, (words, seed) => new ReluV10000E64H64(words, seed)),
    ];

    /// <summary>The model of some sizes.</summary>
    /// <exception cref="ArgumentException">No such model was generated.</exception>
    public static MeasuredModel Find(RecurrentCell cell, int vocabularySize, int embeddingSize, int hiddenSize) =>
        Array.Find(
            All,
            model => model.Cell == cell && model.VocabularySize == vocabularySize && model.EmbeddingSize == embeddingSize && model.HiddenSize == hiddenSize)
        ?? throw new ArgumentException($"There is no {cell} with V={vocabularySize} E={embeddingSize} H={hiddenSize} in Models/.");
}
