using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Curves that nobody measured: all fall by a constant factor but the untrained rectifier's, of which nothing is left <see cref="DeadFrom"/> steps back.</summary>
internal static class RecordedFlow
{
    public const int Steps = 20;
    public const int DeadFrom = 5;

    public static FlowSettings Settings { get; } =
        new(TextSplit.HoldOutEnd(new VocabularyChoice(WordTokenizer.Default, PresetTable.LstmSmall.Shape.VocabularySize), TinyText.Of(60), "'a <b> & \"c\".txt'"), Epochs: 3, Seed: 7, Steps, Sequences: 11);

    public static IReadOnlyList<FlowCurve> Curves { get; } =
    [
        Falling(RecurrentCell.Tanh, isTrained: false, 0.5),
        Falling(RecurrentCell.Tanh, isTrained: true, 0.75),
        new FlowCurve(RecurrentCell.Relu, IsTrained: false, [.. Falling(RecurrentCell.Relu, isTrained: false, 0.25).Norms.Select((norm, k) => k < DeadFrom ? norm : 0)]),
        Falling(RecurrentCell.Relu, isTrained: true, 0.625),
        Falling(RecurrentCell.Lstm, isTrained: false, 0.5),
        Falling(RecurrentCell.Lstm, isTrained: true, 0.875),
        Falling(RecurrentCell.Gru, isTrained: false, 0.5),
        Falling(RecurrentCell.Gru, isTrained: true, 1.125),
        Falling(RecurrentCell.Cifg, isTrained: false, 0.5),
        Falling(RecurrentCell.Cifg, isTrained: true, 0.9),
    ];

    private static FlowCurve Falling(RecurrentCell cell, bool isTrained, double factor) => new(cell, isTrained, [.. Enumerable.Range(0, Steps + 1).Select(k => Math.Pow(factor, k))]);
}
