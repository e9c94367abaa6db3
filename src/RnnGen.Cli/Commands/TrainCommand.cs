using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>train</c>: trains a preset on a text and saves the best epoch.</summary>
internal static class TrainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        TrainOptions options = new();
        Command command = Create(options);
        command.SetAction(parsed => Run(parsed, options, invocation));
        return command;
    }

    /// <summary>What a command line would train, and how.</summary>
    /// <param name="arguments">What follows the name of the command.</param>
    public static TrainingSettings ReadSettings(IReadOnlyList<string> arguments)
    {
        TrainOptions options = new();
        return options.ReadSettings(Create(options).Parse(arguments));
    }

    private static Command Create(TrainOptions options) =>
        new("train", "Train a preset on a text. Ctrl-C ends the training and keeps the best epoch so far.")
        {
            options.Corpus,
            options.Valid,
            options.Preset,
            options.Out,
            options.Mode,
            options.Tokenizer.Kind,
            options.Tokenizer.KeepCase,
            options.Epochs,
            options.Seed,
            options.LearningRate,
            options.Clip,
            options.Threads,
            options.SampledWords,
            options.Json,
        };

    private static int Run(ParseResult parsed, TrainOptions options, Invocation invocation)
    {
        TrainingSettings settings = options.ReadSettings(parsed);
        string path = parsed.GetRequiredValue(options.Out);
        bool json = parsed.GetValue(options.Json);
        ModelFile.ThrowIfNotWritable(path);
        TextSplit text = TextSplit.OfFiles(
            options.Tokenizer.Read(parsed), parsed.GetRequiredValue(options.Corpus), parsed.GetValue(options.Valid), settings.Preset.Shape.VocabularySize);
        IAnsiConsole console = invocation.CreateConsole(json);
        console.Write(ToGrid(settings, text, path));

        TrainingResult result = TrainedModel.Train(settings, text, path, invocation, console).Result;
        console.WriteLine(TrainingText.Conclusion(result, path));
        if (json)
        {
            CliJson.Write(invocation.Output, TrainReport.Of(result));
        }

        return result.IsCancelled ? invocation.Interruption.ExitCode : ExitCode.Success;
    }

    private static Grid ToGrid(TrainingSettings settings, TextSplit text, string path)
    {
        Tokenizer tokenizer = text.Vocabulary.Tokenizer;
        ModelShape shape = settings.Preset.Shape;
        (string Name, string Value)[] rows =
        [
            ("preset", $"{settings.Preset.Name}: {ShapeText.Of(shape)}; {shape.ParameterCount:N0} parameters"),
            ("text", $"{text.TrainSource}, {text.Train.Length:N0} words to learn"),
            ("held out", $"{text.HeldOutSource}, {text.HeldOut.Length:N0} words"),
            ("vocabulary", $"{text.Vocabulary.Count:N0} words, tokenizer {tokenizer.Kind}{(tokenizer.LowerCase ? ", lower-cased" : "")}"),
            ("training", $"mode {TrainingModes.Name(settings.Mode)}, {settings.Epochs} epochs, Adam {settings.LearningRate}, clip {settings.ClipNorm}, seed {settings.Seed}"),
            ("model file", path),
        ];
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string value) in rows)
        {
            grid.AddRow(new Text(name), new Text(value));
        }

        return grid;
    }
}
