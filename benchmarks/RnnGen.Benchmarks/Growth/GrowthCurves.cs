namespace RnnGen.Benchmarks;

/// <summary>The curves of <c>growth</c>.</summary>
internal static class GrowthCurves
{
    private const int StepVocabulary = 10_000;
    private static readonly int[] VocabularySizes = [1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];
    private static readonly int[] HiddenSizes = [8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>One word in, five suggestions out, against V; E = 64, H = 128; frozen as by default.</summary>
    public static IReadOnlyList<GrowthCurve> NextWordByVocabulary { get; } =
        [new("next word", [.. VocabularySizes.Select(size => new GrowthCase(size, MeasuredModels.Find(RecurrentCell.Lstm, size, 64, 128), new FreezeOptions(), Suggests: true))])];

    /// <summary>One step of the cell against H = E, plain and folded, however large the folded table is.</summary>
    public static IReadOnlyList<GrowthCurve> StepByHiddenSize { get; } =
        [new("lstm step", Steps(tableBudget: 0)), new("lstm step folded", Steps(tableBudget: long.MaxValue))];

    private static GrowthCase[] Steps(long tableBudget)
    {
        FreezeOptions options = new() { FoldedTableBudgetBytes = tableBudget };
        return [.. HiddenSizes.Select(size => new GrowthCase(size, MeasuredModels.Find(RecurrentCell.Lstm, StepVocabulary, size, size), options, Suggests: false))];
    }
}
