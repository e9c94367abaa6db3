using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The LSTMs whose words make curves: one size grows, the others stay.</summary>
internal static class WordModels
{
    /// <summary>V grows; E = 64, H = 128.</summary>
    public static IReadOnlyList<MeasuredModel> ByVocabulary { get; } =
    [
        MeasuredModel.From<LstmV1024E64H128>(),
        MeasuredModel.From<LstmV2048E64H128>(),
        MeasuredModel.From<LstmV4096E64H128>(),
        MeasuredModel.From<LstmV8192E64H128>(),
        MeasuredModel.From<LstmV16384E64H128>(),
        MeasuredModel.From<LstmV32768E64H128>(),
        MeasuredModel.From<LstmV65536E64H128>(),
    ];

    /// <summary>H = E grows; V = 10,000.</summary>
    public static IReadOnlyList<MeasuredModel> ByHiddenSize { get; } =
    [
        MeasuredModel.From<LstmV10000E8H8>(),
        MeasuredModel.From<LstmV10000E16H16>(),
        MeasuredModel.From<LstmV10000E32H32>(),
        MeasuredModel.From<LstmV10000E64H64>(),
        MeasuredModel.From<LstmV10000E128H128>(),
        MeasuredModel.From<LstmV10000E256H256>(),
        MeasuredModel.From<LstmV10000E512H512>(),
        MeasuredModel.From<LstmV10000E1024H1024>(),
    ];
}
