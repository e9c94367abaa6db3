using System.CommandLine;
using RnnGen.Files;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>train</c>: trains a model on a text and saves the best epoch.</summary>
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
        return new TrainingSettingsReader(options, new TrainArguments(options.CreateCommand().Parse(arguments), begun: null)).Read(warn: _ => { }, note: _ => { });
    }

    private static int Run(TrainArguments arguments, TrainOptions options, Invocation invocation)
    {
        TrainingSettingsReader reader = new(options, arguments);
        TrainingSettings settings = reader.Read(invocation.Warn, invocation.Note);
        string path = arguments.GetOutput(options.Out, options.Resume)!;
        string? checkpointPath = settings.Checkpoint?.Path;
        string? logPath = arguments.GetOutput(options.Log, options.Resume);
        bool json = arguments.Get(options.Json);
        ThrowIfShared(arguments, options, path, checkpointPath, logPath);
        ThrowIfNotWritable(path, checkpointPath, logPath, settings.ResumedFrom is not null);
        VocabularyChoice words = reader.ReadVocabulary(settings.Preset.Shape.VocabularySize);
        TextSplit text = TextSplit.OfFiles(
            words, arguments.Get(options.Corpus), arguments.Get(options.Valid));
        IAnsiConsole console = invocation.Writing([path, logPath], json).CreateConsole(json);
        console.Write(ToGrid(settings, text, words.Known, path));

        TrainingResult result = TrainedModel.Train(settings, text, path, invocation, console, logPath).Result;
        console.WriteLine(TrainingText.Conclusion(result, path));
        if (result.IsCancelled && checkpointPath is not null)
        {
            console.WriteLine($"Continue with: rnngen train --resume '{checkpointPath}'{Elsewhere("--out", path, checkpointPath!)}{Elsewhere("--log", logPath, checkpointPath!)}");
        }

        if (json)
        {
            CliJson.Write(invocation.Output, TrainReport.From(result));
        }

        return result.IsCancelled ? invocation.Interruption.ExitCode : ExitCode.Success;
    }

    /// <summary>A resumed run may write the checkpoint that it reads; every other file is either written or read.</summary>
    private static void ThrowIfShared(TrainArguments arguments, TrainOptions options, string path, string? checkpointPath, string? logPath)
    {
        NamedFile model = new("--out", path);
        NamedFile? log = NamedFile.From("--log", logPath);
        NamedFile? checkpoint = NamedFile.From("--checkpoint", checkpointPath);
        NamedFile.ThrowIfShared([checkpoint, model, log], [.. options.InputFiles(arguments).Select(option => new NamedFile(option.Name, arguments.Get(option)))]);
        NamedFile.ThrowIfShared([model, log], [NamedFile.From("--resume", arguments.Get(options.Resume))]);
    }

    private static void ThrowIfNotWritable(string path, string? checkpointPath, string? logPath, bool isResumed)
    {
        ModelFile.ThrowIfNotWritable(path);
        if (checkpointPath is not null)
        {
            new AtomicFile(checkpointPath).Dispose();
        }

        if (logPath is not null)
        {
            LogWriter.ThrowIfNotWritable(logPath, goesOn: isResumed);
        }
    }

    /// <summary>The option that a resumed run needs again, because its file is in another folder than the checkpoint.</summary>
    private static string Elsewhere(string option, string? path, string checkpointPath) =>
        path is null || TrainArguments.IsBeside(path, checkpointPath) ? "" : $" {option} '{path}'";

    private static Grid ToGrid(TrainingSettings settings, TextSplit text, Vocabulary? known, string path)
    {
        TextTokenizer tokenizer = text.Vocabulary.Tokenizer;
        ModelShape shape = settings.Preset.Shape;
        (string Name, string Value)[] rows =
        [
            ("model", $"{settings.Preset.Name}: {ShapeText.Of(shape)}; {shape.ParameterCount:N0} parameters"),
            ("text", $"{text.TrainSource}, {text.Train.Length:N0} words to train on"),
            ("held out", $"{text.HeldOutSource}, {text.HeldOut.Length:N0} words"),
            ("vocabulary", $"{text.Vocabulary.Count:N0} words{(known is not null && known.Count < text.Vocabulary.Count ? $", {text.Vocabulary.Count - known.Count:N0} of them new" : "")}, tokenizer {tokenizer.Kind}{(tokenizer.LowerCase ? ", lower-cased" : "")}{(tokenizer.Culture is null ? "" : $" ({tokenizer.Culture})")}"),
            ("training", $"mode {TrainingModes.Name(settings.Mode)}, {settings.Recipe}, seed {settings.Seed}"),
            .. settings.From is { } from ? [("going on from", from)] : Array.Empty<(string, string)>(),
            ("model file", path),
            .. CheckpointRows(settings),
        ];
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string value) in rows)
        {
            grid.AddRow(ConsoleText.Cell(name), ConsoleText.Cell(value));
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
