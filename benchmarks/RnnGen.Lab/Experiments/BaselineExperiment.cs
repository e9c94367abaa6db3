using System.Diagnostics;
using System.Globalization;
using RnnGen.Cli;
using RnnGen.NGrams;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>A model of n-grams learns a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Baseline">One of <see cref="BaselineNames"/>.</param>
/// <param name="VocabularySize">Most words that it knows.</param>
internal sealed record BaselineExperiment(ExperimentText Text, string Baseline, int VocabularySize) : Experiment(Text, VocabularySize)
{
    /// <inheritdoc/>
    public override string Name => Baseline;

    /// <inheritdoc/>
    public override ulong? Seed => null;

    /// <inheritdoc/>
    protected override string Settings => $"{Baseline} V={VocabularySize}";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments =>
        ["eval", "--baseline", Baseline, .. Text.Arguments, "--vocabulary-size", VocabularySize.ToString(CultureInfo.InvariantCulture), "--keystrokes"];

    /// <inheritdoc/>
    protected override TrainedPredictor? Train(TextSplit text, string checkpoint, Invocation invocation, IAnsiConsole console)
    {
        if (text.HeldOut.Length < 2)
        {
            throw new FailureException($"{text.HeldOutSource} is too short to judge by: it has {text.HeldOut.Length} words, but 2 are needed.");
        }

        long start = Stopwatch.GetTimestamp();
        KneserNeyModel model = KneserNeyModel.Train(text.Train.Span, text.Vocabulary, BaselineNames.Order(Baseline));
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return new TrainedPredictor(model.Evaluate(text.HeldOut.Span), model.ParameterCount, text.Train.Length / time.TotalSeconds, time, model.CreateSession);
    }
}
