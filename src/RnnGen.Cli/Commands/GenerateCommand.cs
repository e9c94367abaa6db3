using System.CommandLine;

namespace RnnGen.Cli;

/// <summary><c>generate</c>: lets a model write on.</summary>
internal static class GenerateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> prompt = new("--prompt") { Description = "The text to go on from.", HelpName = "TEXT", DefaultValueFactory = _ => string.Empty };
        Option<int> words = CommandOptions.Number("--words", "How many words to write.", defaultValue: 40, n => n >= 1, "a whole number of at least 1");
        Option<float> temperature = CommandOptions.Number(
            "--temperature",
            "1 draws words as the model predicts them, less prefers the probable ones, 0 always takes the most probable one.",
            defaultValue: 0.8f,
            t => t >= 0 && float.IsFinite(t),
            "0 or a positive number");
        Option<ulong> seed = CommandOptions.Seed("Selects the words that are drawn.");
        Option<bool> json = CommandOptions.Json();
        Command command = new("generate", "Let a model write on from a text.") { model, prompt, words, temperature, seed, json };
        command.SetAction(parsed =>
        {
            RnnModel loaded = PresetTable.Load(parsed.GetRequiredValue(model));
            invocation.WarnIfNotOptimized(loaded);
            GenerateReport report = Generate(
                loaded, parsed.GetRequiredValue(prompt), parsed.GetValue(words), new SamplingOptions { Temperature = parsed.GetValue(temperature) }, new RandomSource(parsed.GetValue(seed)));
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
        TextComposer text = new(prompt);
        List<string> words = [];
        while (words.Count < count)
        {
            int token = session.Sample(options, ref random);
            session.Feed(token);
            words.Add(model.Vocabulary[token]);
            text.Add(model.Vocabulary[token]);
        }

        return new GenerateReport(text.ToString(), words);
    }
}
