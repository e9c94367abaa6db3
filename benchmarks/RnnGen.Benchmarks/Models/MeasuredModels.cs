namespace RnnGen.Benchmarks;

/// <summary>The models whose steps and suggestions are measured.</summary>
internal static class MeasuredModels
{
    private static readonly MeasuredModel[] All =
    [
        MeasuredModel.From<LstmV10000E8H8>(),
        MeasuredModel.From<LstmV10000E16H16>(),
        MeasuredModel.From<LstmV10000E32H32>(),
        MeasuredModel.From<LstmV10000E64H64>(),
        MeasuredModel.From<LstmV10000E64H128>(),
        MeasuredModel.From<LstmV10000E128H128>(),
        MeasuredModel.From<LstmV10000E256H256>(),
        MeasuredModel.From<LstmV4096E64H128>(),
        MeasuredModel.From<LstmV1000E32H64>(),
        MeasuredModel.From<GruV10000E64H64>(),
        MeasuredModel.From<GruV10000E128H128>(),
        MeasuredModel.From<CifgV10000E64H64>(),
        MeasuredModel.From<CifgV10000E128H128>(),
        MeasuredModel.From<TanhV10000E16H16>(),
        MeasuredModel.From<TanhV10000E64H64>(),
        MeasuredModel.From<TanhV10000E128H128>(),
        MeasuredModel.From<ReluV10000E64H64>(),
    ];

    /// <summary>Returns the model of the given sizes.</summary>
    /// <exception cref="ArgumentException">No such model was generated.</exception>
    public static MeasuredModel Find(RecurrentCell cell, int vocabularySize, int embeddingSize, int hiddenSize) =>
        Array.Find(
            All,
            model => model.Cell == cell && model.VocabularySize == vocabularySize && model.EmbeddingSize == embeddingSize && model.HiddenSize == hiddenSize)
        ?? throw new ArgumentException($"There is no {cell} with V={vocabularySize} E={embeddingSize} H={hiddenSize} in Models/.");
}
