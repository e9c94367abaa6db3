using System.Diagnostics;
using RnnGen.Cli;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>One row of the table: something that learns a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="VocabularySize">Most words that it knows.</param>
internal abstract record Experiment(ExperimentText Text, int VocabularySize)
{
    /// <summary>A baseline or a preset.</summary>
    public abstract string Name { get; }

    /// <summary>The seed of its first parameters; null where nothing is random.</summary>
    public abstract ulong? Seed { get; }

    /// <summary>All that its figures depend on, except for the machine and the code.</summary>
    public string Key => $"{Text.Fingerprint} {Settings}";

    /// <summary>What <c>--only</c> searches.</summary>
    public string Title => $"{Text.Name} {Name} V={VocabularySize}";

    /// <summary>The command line that does the same.</summary>
    public string Command => $"rnngen {string.Join(' ', Arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument))}";

    /// <summary>How it is trained.</summary>
    protected abstract string Settings { get; }

    /// <summary>The arguments of that command line, beginning with the command's name.</summary>
    protected abstract IReadOnlyList<string> Arguments { get; }

    /// <summary>Trains and measures.</summary>
    /// <param name="checkpoint">The file that keeps the state of an interrupted training, from which this one then goes on.</param>
    /// <param name="invocation">Who may interrupt it.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <returns>The row; null when it was interrupted.</returns>
    public ExperimentRow? Run(string checkpoint, Invocation invocation, IAnsiConsole console)
    {
        TextSplit text = Text.Read(VocabularySize);
        if (Train(text, checkpoint, invocation, console) is not { } trained)
        {
            return null;
        }

        long trainingEnd = Stopwatch.GetTimestamp();
        Evaluation evaluation = trained.Evaluation;
        double saved = KeystrokeMeter.Measure(trained.CreateSession(), text.HeldOutText.Span).Saved;
        double microseconds = SuggestionLatency.MedianMicroseconds(trained.CreateSession(), text.HeldOut.Span);
        return new ExperimentRow(
            Key,
            Text.Name,
            Name,
            text.Train.Length,
            text.HeldOut.Length,
            text.Vocabulary.Count,
            trained.ParameterCount,
            CliJson.Finite(evaluation.Perplexity),
            CliJson.Finite(evaluation.Top1),
            CliJson.Finite(evaluation.Top3),
            CliJson.Finite(evaluation.Top5),
            CliJson.Finite(saved),
            trained.WordsPerSecond,
            microseconds,
            Seed,
            Command,
            Machine.Description,
            (trained.TrainingTime + Stopwatch.GetElapsedTime(trainingEnd)).TotalMinutes);
    }

    /// <summary>Trains on a text; null when interrupted.</summary>
    protected abstract TrainedPredictor? Train(TextSplit text, string checkpoint, Invocation invocation, IAnsiConsole console);
}
