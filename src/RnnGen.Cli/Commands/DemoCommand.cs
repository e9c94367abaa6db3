using System.CommandLine;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>demo</c>: trains on the built-in dialogue, then suggests.</summary>
internal static class DemoCommand
{
    private const int Top = 5;

    // Measured: held-out perplexity falls until here and rises afterwards.
    private static readonly TrainingRecipe Recipe = PresetTable.LstmSmall.Recipe with { Epochs = 8, LearningRate = 3e-3f };

    private static readonly string[] Prompts =
    [
        "Halt! Who goes",
        "Marta: Welcome to the",
        "We are looking for",
        "Un viejo hidalgo de los",
    ];

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> path = CommandOptions.File("--out", "Also save the model here.", required: false);
        Option<bool> json = CommandOptions.Json();
        Command command = new("demo", "Train a small LSTM on a built-in text and see what it suggests.") { path, json };
        command.SetAction(parsed => Run(parsed.GetValue(path), parsed.GetValue(json), invocation));
        return command;
    }

    private static int Run(string? path, bool json, Invocation invocation)
    {
        if (path is not null)
        {
            ModelFile.ThrowIfNotWritable(path);
        }

        TrainingSettings settings = new(PresetTable.LstmSmall, TrainingMode.Window, Recipe, Seed: 1, Threads: 0);
        TextSplit text = TextSplit.HoldOutLines(new VocabularyChoice(WordTokenizer.Default, settings.Preset.Shape.VocabularySize), DemoCorpus.Read(), "the dialogue");
        IAnsiConsole console = invocation.Writing([path], json).CreateConsole(json);
        console.WriteLine(
            $"{settings.Preset.Name} ({settings.Preset.Shape.ParameterCount:N0} parameters) learns a game's dialogue: {text.Train.Length:N0} words, "
            + $"a vocabulary of {text.Vocabulary.Count:N0}; {text.HeldOut.Length:N0} words are held out.");

        TrainedModel trained = TrainedModel.Train(settings, text, path, invocation, console);
        TrainingResult result = trained.Result;
        List<PromptReport> prompts = [];
        long allocatedBytes = result.AllocatedBytes;
        if (result.IsCancelled)
        {
            console.WriteLine(TrainingText.Conclusion(result, path));
        }
        else
        {
            (prompts, long suggestingBytes) = Suggest(trained.Model);
            allocatedBytes += suggestingBytes;
            Show(result, prompts, allocatedBytes, path, console);
        }

        if (json)
        {
            CliJson.Write(invocation.Output, DemoReport.From(result, allocatedBytes, prompts));
        }

        return result.IsCancelled ? invocation.Interruption.ExitCode : ExitCode.Success;
    }

    /// <summary>Suggests the next word for every prompt and counts the heap bytes that takes, without looking up the words afterwards.</summary>
    private static (List<PromptReport> Prompts, long AllocatedBytes) Suggest(RnnModel model)
    {
        FrozenModel frozen = model.Freeze();
        Suggester suggester = new(new WordSource(frozen, CompletionOptions.Default), Top);
        List<PromptReport> reports = [.. Prompts.Select(prompt => new PromptReport(prompt, suggester.Suggest(prompt + ' ')))];
        Session session = frozen.CreateSession();
        Suggestion[] suggestions = new Suggestion[Top];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string prompt in Prompts)
        {
            session.Reset();
            session.Feed(prompt);
            session.Suggest(suggestions);
        }

        return (reports, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Show(in TrainingResult result, List<PromptReport> prompts, long allocatedBytes, string? path, IAnsiConsole console)
    {
        console.WriteLine($"Learnt in {result.Elapsed.TotalSeconds:F1} s at {result.WordsPerSecond:N0} words/s; epoch {result.BestEpoch} is best, with a held-out perplexity of {PerplexityText.Of(result.BestPerplexity)}.");
        foreach (PromptReport prompt in prompts)
        {
            string words = string.Join("   ", prompt.Suggestions.Select(suggestion => $"{suggestion.Word} {suggestion.Probability:P1}"));
            console.WriteLine();
            console.WriteLine($"{prompt.Text} ...");
            console.WriteLine($"    {words}");
        }

        console.WriteLine();
        console.WriteLine($"Heap allocated while training (after the first step) and suggesting: {allocatedBytes:N0} bytes");
        if (path is not null)
        {
            console.WriteLine($"Saved in '{path}'.");
        }
    }
}
