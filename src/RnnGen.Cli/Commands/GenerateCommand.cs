using System.CommandLine;
using System.Text;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary><c>generate</c>: lets a model continue a text.</summary>
internal static class GenerateCommand
{
    private const int MostWords = 1_000_000;

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> prompt = new("--prompt") { Description = "The text to continue.", HelpName = "TEXT", DefaultValueFactory = _ => string.Empty };
        Option<int> words = CommandOptions.Number("--words", "How many words to write, at most.", defaultValue: 40, n => n is >= 1 and <= MostWords, $"a whole number from 1 to {MostWords}");
        Option<string[]> stop = CommandOptions.Words("--stop", "A word or mark to end after, such as . or <eos>; repeat the option for more.");
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
            n => n is >= 1e-3f and <= 1e3f,
            "a number from 0.001 to 1000");
        Option<string[]> ban = CommandOptions.Ban();
        Option<ulong> seed = CommandOptions.Seed("Seeds the sampling.");
        Option<bool> json = CommandOptions.Json();
        Command command = new("generate", "Let a model continue a text.") { model, prompt, words, stop, temperature, topK, topP, penalty, ban, seed, json };
        command.SetAction(parsed =>
        {
            FrozenModel loaded = ServedFile.Load(parsed.GetRequiredValue(model), invocation);
            SamplingOptions options = new()
            {
                Temperature = parsed.GetValue(temperature),
                TopK = parsed.GetValue(topK),
                TopP = parsed.GetValue(topP),
                RepetitionPenalty = parsed.GetValue(penalty),
                Mask = CommandOptions.Mask(loaded.Vocabulary, parsed.GetValue(ban) ?? [], noPunctuation: false),
            };
            int[] ends = Array.ConvertAll(parsed.GetValue(stop) ?? [], word => TokenOf(word, loaded.Vocabulary));
            GenerateReport report = Generate(loaded, parsed.GetRequiredValue(prompt), parsed.GetValue(words), ends, options, new RandomSource(parsed.GetValue(seed)));
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, report);
            }
            else
            {
                invocation.Output.WriteLine(VisibleText.OfLines(report.Text));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static int TokenOf(string word, Vocabulary vocabulary)
    {
        int token = vocabulary.IndexOf(word);
        return token != Vocabulary.Unknown ? token : throw new FailureException($"--stop '{word}' would never end the text: the model does not know that word.");
    }

    private static GenerateReport Generate(FrozenModel model, string prompt, int most, int[] ends, SamplingOptions options, RandomSource random)
    {
        Session session = model.CreateSession();
        session.Feed(prompt);
        List<string> words = [];
        int token = Vocabulary.Unknown;
        while (words.Count < most && !ends.Contains(token))
        {
            token = session.Sample(options, ref random);
            session.Feed(token);
            words.Add(model.Vocabulary[token]);
        }

        // Spaces at the end of the prompt could end up before a comma.
        StringBuilder text = new(prompt.TrimEnd());
        TextComposer composer = new(model.Vocabulary.Tokenizer, text.ToString());
        foreach (string word in words)
        {
            Span<char> spelled = new char[word.Length + 1];
            composer.TryAppend(word, spelled, out int length);
            text.Append(spelled[..length]);
        }

        return new GenerateReport(text.ToString(), [.. words]);
    }
}
