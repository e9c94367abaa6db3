using System.CommandLine;
using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary><c>time-to-quality</c>: how long a training takes until it predicts a text it has not seen as well as asked for.</summary>
internal static class TimeToQualityCommand
{
    private const string PlotName = "time-to-quality.svg";

    /// <summary>Creates the command.</summary>
    /// <param name="peer">A library that trains beside the generated code; null if the program supplies none.</param>
    /// <param name="recipes">How is trained.</param>
    /// <param name="output">Results: the tables, or with <c>--json</c> one object and nothing else.</param>
    /// <param name="error">Progress and errors, and with <c>--json</c> the tables.</param>
    public static Command Create(ILearningPeer? peer, IReadOnlyList<LearningRecipe> recipes, TextWriter output, TextWriter error)
    {
        Option<FileInfo> corpus = Text("--corpus", "The text to learn, UTF-8.");
        Option<FileInfo> valid = Text("--valid", "The text to judge by, UTF-8.");
        Option<double> target = new("--target") { Description = "The perplexity to reach.", HelpName = "NUMBER", DefaultValueFactory = _ => 62 };
        Option<int> epochs = Count("--epochs", "Passes over the text.", 5);
        Option<int> threads = Count("--threads", "Threads of each side.", 2);
        Option<bool> json = new("--json") { Description = "Write one JSON object, the last line of standard output." };
        Command command = new("time-to-quality", "Train a small LSTM on a text with every side, and plot the perplexity of another text against the time.")
        {
            corpus, valid, target, epochs, threads, json,
        };
        PlotFolder folder = new(command);
        command.SetAction(parsed =>
        {
            if (!folder.TryCreate(parsed, error, out DirectoryInfo? plots))
            {
                return ExitCode.Usage;
            }

            LearningText text;
            try
            {
                text = LearningText.Read(parsed.GetRequiredValue(corpus), parsed.GetRequiredValue(valid), TimeToQuality.VocabularySize);
            }
            catch (InvalidDataException e)
            {
                error.WriteLine(e.Message);
                return ExitCode.Failure;
            }

            QualityReport report = new TimeToQuality(peer, text, parsed.GetValue(epochs), parsed.GetValue(threads), parsed.GetValue(target), error).Measure(recipes);
            QualityPlot.Save(Path.Combine(plots.FullName, PlotName), report);
            bool asJson = parsed.GetValue(json);
            QualityTable.Write(PlainConsole.Over(asJson ? error : output), report);
            if (asJson)
            {
                QualityJson.Write(output, report);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Option<FileInfo> Text(string name, string description) =>
        new Option<FileInfo>(name) { Description = description, HelpName = "FILE", Required = true }.AcceptExistingOnly();

    private static Option<int> Count(string name, string description, int byDefault)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }
}
