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
        Command command = new("train", "Train a preset on a text. Ctrl-C ends the training and keeps the best epoch so far.")
        {
            options.Corpus,
            options.Valid,
            options.Preset,
            options.Out,
            options.Mode,
            options.Tokenizer,
            options.KeepCase,
            options.Epochs,
            options.Seed,
            options.LearningRate,
            options.Clip,
            options.Threads,
            options.SampledWords,
            options.Log,
            options.Json,
        };
        command.SetAction(parsed => Run(parsed, options, invocation));
        return command;
    }

    private static int Run(ParseResult parsed, TrainOptions options, Invocation invocation)
    {
        TrainingSettings settings = options.ReadSettings(parsed);
        string path = parsed.GetRequiredValue(options.Out);
        bool json = parsed.GetValue(options.Json);
        string? logPath = parsed.GetValue(options.Log);
        ThrowIfSameFile(path, logPath);
        ModelFile.ThrowIfNotWritable(path);
        if (logPath is not null)
        {
            ModelFile.ThrowIfNotWritable(logPath);
        }

        TextSplit text = ReadText(parsed, options, settings.Preset);
        IAnsiConsole console = invocation.CreateConsole(json);
        console.Write(ToGrid(settings, text, path));

        TrainingResult result = TrainedModel.Train(settings, text, path, invocation, console, logPath).Result;
        console.WriteLine(TrainingText.Conclusion(result, path));
        if (json)
        {
            CliJson.Write(invocation.Output, TrainReport.Of(result));
        }

        return result.IsCancelled ? invocation.Interruption.ExitCode : ExitCode.Success;
    }

    private static void ThrowIfSameFile(string path, string? logPath)
    {
        if (logPath is not null && Path.GetFullPath(logPath) == Path.GetFullPath(path))
        {
            throw new UsageException($"--log must be another file than --out, but both are '{path}'.");
        }
    }

    private static TextSplit ReadText(ParseResult parsed, TrainOptions options, Preset preset)
    {
        Tokenizer tokenizer = options.ReadTokenizer(parsed);
        string corpusPath = parsed.GetRequiredValue(options.Corpus);
        string corpus = InputFile.ReadText(corpusPath, "corpus");
        int vocabularySize = preset.Shape.VocabularySize;
        return parsed.GetValue(options.Valid) is string validPath
            ? TextSplit.OfTexts(tokenizer, corpus, $"'{corpusPath}'", InputFile.ReadText(validPath, "validation text"), $"'{validPath}'", vocabularySize)
            : TextSplit.HoldOutEnd(tokenizer, corpus, $"'{corpusPath}'", vocabularySize);
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
