using System.CommandLine;
using RnnGen.Benchmarks;
using RnnGen.Cli;
using RnnGen.NGrams;
using Spectre.Console;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Lab;

/// <summary><c>everyday</c>: trains the models of the packages of everyday language, and measures them beside n-grams and a larger network.</summary>
internal static class EverydayCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> language = CommandOptions.Choice<string>("--language", "The language.", [.. EverydayText.All.Select(text => text.Code)]);
        language.Required = true;
        Option<string> corpora = new("--corpora") { Description = "The folder of the texts, such as everyday.en.train.txt and everyday.en.valid.txt.", HelpName = "FOLDER", Required = true };
        Option<string> folder = new("--out") { Description = "The folder for models and checkpoints, made if it does not exist.", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
        Option<bool> largest = new("--largest") { Description = "Instead of the package's, train and measure the largest network that one thread trains in an hour or so." };
        Option<ulong> seed = CommandOptions.Seed("Selects the initial parameters and the dropout masks. Those of the packages have seed 1.");
        Command command = new("everyday", "Train and measure the models of RnnGen.Everyday. After Ctrl-C, the same command continues.") { language, corpora, folder, largest, seed };
        command.SetAction(parsed =>
        {
            EverydayText text = EverydayText.All.Single(text => text.Code == parsed.GetValue(language));
            string corpus = Path.Combine(parsed.GetRequiredValue(corpora), text.TrainingFile);
            string valid = Path.Combine(parsed.GetRequiredValue(corpora), text.HeldOutFile);
            string place = Directory.CreateDirectory(parsed.GetRequiredValue(folder)).FullName;
            ulong begun = parsed.GetValue(seed);
            bool isLargest = parsed.GetValue(largest);
            EverydayTraining training = new($"{text.Language}{(isLargest ? "-largest" : "")}-{begun}", place, (isLargest ? text.Largest : text.Model).TrainingOptions(begun));
            int exitCode = training.Run(corpus, valid, invocation);
            if (exitCode != ExitCode.Success)
            {
                return exitCode;
            }

            string heldOut = InputFile.ReadText(valid, "validation text");
            IEnumerable<EverydayRow> rows = isLargest
                ? MeasureLargest(training.Model, heldOut, invocation)
                : Measure(Path.Combine(place, $"everyday-{text.Language}.safetensors"), training.Model, InputFile.ReadText(corpus, "corpus"), heldOut, invocation);
            CancellationToken interrupted = invocation.Interruption.Listen();
            EverydayRow[] measured = [.. rows.TakeWhile(_ => !interrupted.IsCancellationRequested)];
            Show(measured, invocation.Output);
            return invocation.Interruption.ExitCode;
        });
        return command;
    }

    private static IEnumerable<EverydayRow> MeasureLargest(string fp32, string heldOut, Invocation invocation)
    {
        FrozenModel model = Load(fp32, invocation);
        yield return EverydayRow.Measure("the largest trained in an hour, fp32", Size(fp32), model.CreateSession, heldOut, model.Vocabulary.Encode(heldOut));
    }

    private static IEnumerable<EverydayRow> Measure(string int8, string fp32, string corpus, string heldOut, Invocation invocation)
    {
        using (ModelFile file = ModelFiles.Open(fp32))
        {
            OutputFile.Write(int8, file.ToInt8().Span);
        }

        FrozenModel model = Load(int8, invocation);
        Vocabulary vocabulary = model.Vocabulary;
        int[] tokens = vocabulary.Encode(heldOut);
        int[] trained = vocabulary.Encode(corpus);

        long before = GC.GetTotalMemory(forceFullCollection: true);
        KneserNeyModel nGrams = KneserNeyModel.Train(trained, vocabulary, order: 5);
        long nGramBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        yield return EverydayRow.Measure("5-grams", nGramBytes, nGrams.CreateSession, heldOut, tokens);
        yield return EverydayRow.Measure("the package's network, int8", Size(int8), model.CreateSession, heldOut, tokens);
        yield return EverydayRow.Measure("the same in fp32", Size(fp32), Load(fp32, invocation).CreateSession, heldOut, tokens);

        // The companion's weight follows from how well it has predicted so far; no other source is mixed in.
        PredictorOptions networkAlone = new() { CacheSize = 0, UsesNGrams = false, UsesOwnWords = false };
        yield return EverydayRow.Measure(
            "int8, with 5-grams as a companion",
            Size(int8) + nGramBytes,
            () => new Predictor(model, new Profile(vocabulary.Tokenizer, ProfileOptions.ForServers), networkAlone, nGrams.CreateSession()),
            heldOut,
            tokens);
    }

    private static FrozenModel Load(string path, Invocation invocation)
    {
        using ModelFile file = ModelFiles.Open(path);
        return ModelClasses.Of(file, invocation.Note).LoadFrozen(file, new FreezeOptions { FoldedTableBudgetBytes = 0 });
    }

    private static long Size(string path) => new FileInfo(path).Length;

    private static void Show(EverydayRow[] rows, TextWriter output)
    {
        Table table = FigureTable.Create("predicts", "bytes", "perplexity", "top 1", "top 3", "top 5", "keystrokes saved", "μs");
        foreach (EverydayRow row in rows)
        {
            Evaluation figures = row.Evaluation;
            table.AddRow(row.Name, $"{row.Bytes:N0}", $"{figures.Perplexity:F2}", $"{figures.Top1:P2}", $"{figures.Top3:P2}", $"{figures.Top5:P2}", $"{row.KeystrokesSaved:P2}", $"{row.Microseconds:F1}");
        }

        IAnsiConsole console = PlainConsole.Over(output);
        console.Write(table);
        ConsoleText.WriteLine(console, $"{rows.FirstOrDefault()?.Evaluation.UnknownRate ?? 0:P2} of the words held out are unknown. {Machine.Description}");
    }
}
