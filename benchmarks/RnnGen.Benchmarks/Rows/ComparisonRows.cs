using static RnnGen.RecurrentCell;

namespace RnnGen.Benchmarks;

/// <summary>The rows of <c>compare</c>, in order.</summary>
internal static class ComparisonRows
{
    private const int StepVocabulary = 10_000;
    private const int GroupedSessions = 64;

    /// <summary>Returns all rows; nothing is created before it is measured.</summary>
    /// <param name="trainingPeer">The library of the TorchSharp column; null leaves it empty.</param>
    public static IReadOnlyList<WorkRow> Create(ITrainingPeer? trainingPeer = null) =>
    [
        .. Steps(Lstm, [(8, 8), (16, 16), (32, 32), (64, 64), (64, 128), (128, 128), (256, 256)]),
        .. Steps(Gru, [(64, 64), (128, 128)]),
        .. Steps(Cifg, [(64, 64), (128, 128)]),
        .. Steps(Tanh, [(64, 64)]),
        .. Steps(Relu, [(64, 64)]),
        .. Int8Steps(Lstm, [(32, 32), (64, 64), (128, 128), (256, 256)]),
        .. Int8Steps(Gru, [(128, 128)]),
        .. Int8Steps(Cifg, [(128, 128)]),
        .. NextWords(MeasuredModels.Find(Lstm, 10_000, 64, 128)),
        .. NextWords(MeasuredModels.Find(Lstm, 4096, 64, 128)),
        NextWordRow.Single(MeasuredModels.Find(Lstm, 1000, 32, 64)),
        NextWordRow.Single(MeasuredModel.From<TiedLstmV32768E64H128>()),
        NextWordRow.Int8(MeasuredModels.Find(Lstm, 10_000, 64, 128)),
        NextWordRow.Int8(MeasuredModel.From<TiedLstmV32768E64H128>()),
        CompleteRow.Create(MeasuredModels.Find(Lstm, 10_000, 64, 128)),
        CompleteRow.Create(MeasuredModels.Find(Lstm, 4096, 64, 128)),
        .. TrainedModel.All.SelectMany(model => (WorkRow[])[TrainRow.Create(model, threads: 1, trainingPeer), TrainRow.Create(model, threads: 2, trainingPeer)]),
    ];

    private static IEnumerable<WorkRow> NextWords(MeasuredModel model) =>
        [NextWordRow.Single(model), NextWordRow.TwoThreads(model), NextWordRow.Sessions(model, GroupedSessions)];

    private static IEnumerable<WorkRow> Steps(RecurrentCell cell, (int EmbeddingSize, int HiddenSize)[] sizes)
    {
        MeasuredModel[] models = StepModels(cell, sizes);
        return [.. models.Select(WordStepRow.Plain), .. models.Select(WordStepRow.Folded)];
    }

    private static IEnumerable<WorkRow> Int8Steps(RecurrentCell cell, (int EmbeddingSize, int HiddenSize)[] sizes) => StepModels(cell, sizes).Select(WordStepRow.Int8);

    private static MeasuredModel[] StepModels(RecurrentCell cell, (int EmbeddingSize, int HiddenSize)[] sizes) =>
        [.. sizes.Select(size => MeasuredModels.Find(cell, StepVocabulary, size.EmbeddingSize, size.HiddenSize))];
}
