using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>The plots of <c>growth</c>.</summary>
internal static class GrowthFigures
{
    private const string VocabularyLabel = "V, words";
    private const string HiddenSizeLabel = "H = E";
    private const string BatchLabel = "B, sequences";

    /// <summary>All plots; nothing is made before it is measured.</summary>
    public static IReadOnlyList<GrowthFigure> All { get; } =
    [
        Word("next-word", "One word in, five suggestions out; E=64 H=128", VocabularyLabel, [new("next word", NextWords())]),
        Word(
            "lstm-step",
            "One word through the cell",
            HiddenSizeLabel,
            [new("lstm step", Steps(tableBudget: 0)), new("lstm step folded", Steps(tableBudget: long.MaxValue))]),
        Training("train-vocabulary", "A training step; E=64 H=128 B=16 T=10", VocabularyLabel, TrainedModels.ByVocabulary, model => model.VocabularySize),
        Training("train-hidden", "A training step; V=4096 B=16 T=10", HiddenSizeLabel, TrainedModels.ByHiddenSize, model => model.HiddenSize),
        Training("train-batch", "A training step; V=4096 E=64 H=128 T=10", BatchLabel, TrainedModels.ByBatchSize, model => model.BatchSize),
    ];

    private static GrowthFigure Word(string name, string title, string sizeLabel, IReadOnlyList<GrowthCurve> curves) =>
        new(name, title, sizeLabel, "time a word", curves);

    /// <summary>Frozen as by default.</summary>
    private static GrowthCase[] NextWords() =>
        [.. WordModels.ByVocabulary.Select(model => new WordGrowthCase(model.VocabularySize, model, new FreezeOptions(), Suggests: true))];

    /// <summary>Plain without a budget; folded, however large the table is, with one that nothing exceeds.</summary>
    private static GrowthCase[] Steps(long tableBudget)
    {
        FreezeOptions options = new() { FoldedTableBudgetBytes = tableBudget };
        return [.. WordModels.ByHiddenSize.Select(model => new WordGrowthCase(model.HiddenSize, model, options, Suggests: false))];
    }

    private static GrowthFigure Training(string name, string title, string sizeLabel, IReadOnlyList<TrainedModel> models, Func<TrainedModel, int> size)
    {
        return new GrowthFigure(name, title, sizeLabel, "time a step", [OnThreads("1 thread", 1), OnThreads("2 threads", 2)]);

        GrowthCurve OnThreads(string curve, int threads) => new(curve, [.. models.Select(model => new TrainingGrowthCase(size(model), model, threads))]);
    }
}
