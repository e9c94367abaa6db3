using System.CommandLine;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>train</c>: trains a preset on a text and saves the best epoch.</summary>
internal static class TrainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        TrainOptions options = new();
        Command command = options.CreateCommand();
        command.SetAction(parsed => Run(TrainArguments.Read(options, parsed), options, invocation));
        return command;
    }

    /// <summary>Reads what a command line would train, and how.</summary>
    /// <param name="arguments">What follows the name of the command.</param>
    public static TrainingSettings ReadSettings(IReadOnlyList<string> arguments)
    {
        TrainOptions options = new();
        return new TrainingSettingsReader(options, new TrainArguments(options.CreateCommand().Parse(arguments), begun: null)).Read(warn: _ => { });
    }

    private static int Run(TrainArguments arguments, TrainOptions options, Invocation invocation)
    {
        TrainingSettingsReader reader = new(options, arguments);
        TrainingSettings settings = reader.Read(invocation.Warn);
        string path = arguments.Get(options.Out);
        string? logPath = arguments.Get(options.Log);
        bool json = arguments.Get(options.Json);
        ThrowIfShared(logPath, path, settings.Checkpoint?.Path);
        foreach (string destination in new[] { path, settings.Checkpoint?.Path, logPath }.OfType<string>())
        {
            ThrowIfRead(destination, arguments.Get(options.Corpus), arguments.Get(options.Valid), destination == settings.Checkpoint?.Path ? null : settings.ResumedFrom);
            ModelFile.ThrowIfNotWritable(destination);
        }

        TextSplit text = TextSplit.OfFiles(
            reader.ReadTokenizer(), arguments.Get(options.Corpus), arguments.Get(options.Valid), settings.Preset.Shape.VocabularySize);
        IAnsiConsole console = invocation.CreateConsole(json);
        console.Write(ToGrid(settings, text, path));

        TrainingResult result = TrainedModel.Train(settings, text, path, invocation, console, logPath).Result;
        console.WriteLine(TrainingText.Conclusion(result, path));
        if (result.IsCancelled && settings.Checkpoint is not null)
        {
            console.WriteLine($"Continue with: rnngen train --resume '{settings.Checkpoint.Path}'");
        }

        if (json)
        {
            CliJson.Write(invocation.Output, TrainReport.From(result));
        }

        return result.IsCancelled ? invocation.Interruption.ExitCode : ExitCode.Success;
    }

    private static void ThrowIfShared(string? logPath, params IEnumerable<string?> others)
    {
        if (logPath is not null && others.Any(other => other is not null && Path.GetFullPath(other) == Path.GetFullPath(logPath)))
        {
            throw new UsageException($"--log must be a different file from --out and --checkpoint, but is also '{logPath}'.");
        }
    }

    private static void ThrowIfRead(string destination, params IEnumerable<string?> sources)
    {
        if (sources.Any(source => source is not null && Path.GetFullPath(source) == Path.GetFullPath(destination)))
        {
            throw new UsageException($"'{destination}' is an input file and cannot be written to: name another file.");
        }
    }

    private static Grid ToGrid(TrainingSettings settings, TextSplit text, string path)
    {
        TextTokenizer tokenizer = text.Vocabulary.Tokenizer;
        ModelShape shape = settings.Preset.Shape;
        (string Name, string Value)[] rows =
        [
            ("preset", $"{settings.Preset.Name}: {ShapeText.Of(shape)}; {shape.ParameterCount:N0} parameters"),
            ("text", $"{text.TrainSource}, {text.Train.Length:N0} words to train on"),
            ("held out", $"{text.HeldOutSource}, {text.HeldOut.Length:N0} words"),
            ("vocabulary", $"{text.Vocabulary.Count:N0} words, tokenizer {tokenizer.Kind}{(tokenizer.LowerCase ? ", lower-cased" : "")}"),
            ("training", $"mode {TrainingModes.Name(settings.Mode)}, {settings.Recipe}, seed {settings.Seed}"),
            ("model file", path),
            .. CheckpointRows(settings),
        ];
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string value) in rows)
        {
            grid.AddRow(new Text(name), new Text(value));
        }

        return grid;
    }

    private static IEnumerable<(string Name, string Value)> CheckpointRows(TrainingSettings settings)
    {
        if (settings.ResumedFrom is string resumed)
        {
            yield return ("resumed from", resumed);
        }

        if (settings.Checkpoint is { } checkpoint)
        {
            string frequency = checkpoint switch
            {
                { EverySteps: > 0 } => $"every {checkpoint.EverySteps:N0} steps",
                { Interval.Ticks: > 0 } => $"every {checkpoint.Interval:g}",
                _ => "after each epoch",
            };
            yield return ("checkpoint", $"{checkpoint.Path}, {frequency}");
        }
    }
}
