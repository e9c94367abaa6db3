using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The models whose training steps make curves: one size grows, the others stay. T = 10.</summary>
internal static class TrainedModels
{
    /// <summary>V grows; E = 64, H = 128, B = 16.</summary>
    public static IReadOnlyList<TrainedModel> ByVocabulary { get; } =
    [
        TrainedModel.From<LstmV1024E64H128>(),
        TrainedModel.From<LstmV2048E64H128>(),
        TrainedModel.From<LstmV4096E64H128>(),
        TrainedModel.From<LstmV8192E64H128>(),
        TrainedModel.From<LstmV16384E64H128>(),
        TrainedModel.From<LstmV32768E64H128>(),
    ];

    /// <summary>H = E grows; V = 4096, B = 16.</summary>
    public static IReadOnlyList<TrainedModel> ByHiddenSize { get; } =
    [
        TrainedModel.From<TrainingLstmV4096E32H32B16>(),
        TrainedModel.From<TrainingLstmV4096E64H64B16>(),
        TrainedModel.From<TrainingLstmV4096E128H128B16>(),
        TrainedModel.From<TrainingLstmV4096E256H256B16>(),
        TrainedModel.From<TrainingLstmV4096E512H512B16>(),
        TrainedModel.From<TrainingLstmV4096E1024H1024B16>(),
    ];

    /// <summary>B grows; V = 4096, E = 64, H = 128.</summary>
    public static IReadOnlyList<TrainedModel> ByBatchSize { get; } =
    [
        TrainedModel.From<TrainingLstmV4096E64H128B1>(),
        TrainedModel.From<TrainingLstmV4096E64H128B2>(),
        TrainedModel.From<TrainingLstmV4096E64H128B4>(),
        TrainedModel.From<TrainingLstmV4096E64H128B8>(),
        TrainedModel.From<LstmV4096E64H128>(),
        TrainedModel.From<TrainingLstmV4096E64H128B32>(),
        TrainedModel.From<TrainingLstmV4096E64H128B64>(),
    ];
}
