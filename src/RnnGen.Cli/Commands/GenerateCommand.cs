using System.CommandLine;
using System.Text;

namespace RnnGen.Cli;

/// <summary><c>generate</c>: lets a model continue a text.</summary>
internal static class GenerateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> prompt = new("--prompt") { Description = "The text to continue.", HelpName = "TEXT", DefaultValueFactory = _ => string.Empty };
        Option<int> words = CommandOptions.Number("--words", "How many words to write.", defaultValue: 40, n => n >= 1, "a whole number of at least 1");
        Option<float> temperature = CommandOptions.Number(
            "--temperature",
            "1 samples words as the model predicts them, lower values favour probable words, 0 always takes the most probable one.",
            defaultValue: 0.8f,
            t => t >= 0 && float.IsFinite(t),
            "0 or a positive number");
        Option<int> topK = CommandOptions.Number("--top-k", "Sample from the N most probable words only; 0 samples from all.", defaultValue: 0, k => k >= 0, "0 or a positive whole number");
        Option<float> topP = CommandOptions.Number(
            "--top-p",
            "Sample from the smallest set of most probable words whose probabilities add up to N; 1 samples from all.",
            defaultValue: 1f,
            p => p is > 0 and <= 1,
            "above 0 and at most 1");
        Option<float> penalty = CommandOptions.Number(
            "--repetition-penalty",
            "Values above 1 make the last 64 words less probable; 1 changes nothing.",
            defaultValue: 1f,
            n => n > 0 && float.IsFinite(n),
            "a positive number");
        Option<string[]> ban = CommandOptions.Ban();
        Option<ulong> seed = CommandOptions.Seed("Seeds the sampling.");
        Option<bool> json = CommandOptions.Json();
        Command command = new("generate", "Let a model continue a text.") { model, prompt, words, temperature, topK, topP, penalty, ban, seed, json };
        command.SetAction(parsed =>
        {
            RnnModel loaded = PresetTable.Load(parsed.GetRequiredValue(model));
            invocation.WarnIfNotOptimized(loaded);
            SamplingOptions options = new()
            {
                Temperature = parsed.GetValue(temperature),
                TopK = parsed.GetValue(topK),
                TopP = parsed.GetValue(topP),
                RepetitionPenalty = parsed.GetValue(penalty),
                Mask = CommandOptions.Mask(loaded.Vocabulary, parsed.GetValue(ban), noPunctuation: false),
            };
            GenerateReport report = Generate(loaded, parsed.GetRequiredValue(prompt), parsed.GetValue(words), options, new RandomSource(parsed.GetValue(seed)));
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, report);
            }
            else
            {
                invocation.Output.WriteLine(report.Text);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static GenerateReport Generate(RnnModel model, string prompt, int count, SamplingOptions options, RandomSource random)
    {
        Session session = model.Freeze().CreateSession();
        session.Feed(prompt);
        int[] tokens = new int[count];
        session.Generate(tokens, options, ref random);

        // Spaces at the end of the prompt could end up before a comma.
        StringBuilder text = new(prompt.TrimEnd());
        TextComposer composer = new(model.Vocabulary.Tokenizer, text.ToString());
        string[] words = [.. tokens.Select(token => model.Vocabulary[token])];
        foreach (string word in words)
        {
            Span<char> spelled = new char[word.Length + 1];
            composer.TryAppend(word, spelled, out int length);
            text.Append(spelled[..length]);
        }

        return new GenerateReport(text.ToString(), words);
    }
}
