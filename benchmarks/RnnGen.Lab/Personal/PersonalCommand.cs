using System.CommandLine;
using RnnGen.Benchmarks;
using RnnGen.Cli;
using RnnGen.NGrams;
using Spectre.Console;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Lab;

/// <summary><c>personal</c>: what each source of a <see cref="Predictor"/> is worth on texts that it learns as they are written, and what it ever loses to the network alone.</summary>
internal static class PersonalCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as tables.</param>
    /// <param name="error">Progress and errors.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<string> model = CommandOptions.Model();
        Option<string[]> corpora = new("--corpora") { Description = "The texts to read.", HelpName = "FILE", Required = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        Option<string?> trainingText = new("--training-text") { Description = "What the model was trained on: its n-grams become the last source.", HelpName = "FILE" };
        Option<int> characters = CommandOptions.Number("--characters", "Read only so many characters of each text.", int.MaxValue, n => n >= 1, "a whole number of at least 1");
        Option<bool> authors = new("--authors") { Description = "Each paragraph of the texts begins with a line NAME: and is what NAME says. Measure, for each of them, what having learnt from them is worth." };
        Option<int> authorWords = CommandOptions.Number("--author-words", "Words of an author to learn, and words to measure after them.", 1520, n => n >= 2, "a whole number of at least 2");
        Option<string?> folder = new("--out") { Description = "The folder for the plots of each text, made if it does not exist; without it, nothing is plotted.", HelpName = "FOLDER" };
        Option<bool> json = CommandOptions.Json();
        Command command = new("personal", "Measure what learning from its user gains a predictor, and what it loses, on texts.") { model, corpora, trainingText, characters, authors, authorWords, folder, json };
        command.SetAction(parsed =>
        {
            FrozenModel network = ModelFiles.Load(parsed.GetRequiredValue(model)).Freeze();
            KneserNeyModel? nGrams = parsed.GetValue(trainingText) is string path
                ? KneserNeyModel.Train(network.Vocabulary.Encode(InputFile.ReadText(path, "training text")), network.Vocabulary, order: 5)
                : null;
            Func<RnnModel>? adaptable = PersonalEvaluation.Adaptable(parsed.GetRequiredValue(model), error.WriteLine);
            List<PersonalTextFigures> texts = [];
            List<AuthorFigures> all = [];
            IAnsiConsole console = PlainConsole.Over(parsed.GetValue(json) ? TextWriter.Null : output);
            foreach (string corpus in parsed.GetRequiredValue(corpora))
            {
                string name = Path.GetFileName(corpus);
                string text = ReadText(corpus, parsed.GetValue(characters), network.Vocabulary.Tokenizer);
                error.WriteLine(name);
                if (parsed.GetValue(authors))
                {
                    IReadOnlyList<AuthorFigures> measured = MeasureAuthors(corpus, text, parsed.GetValue(authorWords), network, nGrams, error);
                    all.AddRange(measured);
                    console.Write(PersonalTables.Of(name, measured));
                    continue;
                }

                PersonalTextFigures figures = PersonalTextFigures.Measure(name, text, network, nGrams, adaptable);
                texts.Add(figures);
                console.Write(PersonalTables.Of(figures));
                if (parsed.GetValue(folder) is string plots)
                {
                    PersonalPlots.Save(Directory.CreateDirectory(plots).FullName, figures);
                }
            }

            console.Write(PersonalTables.OfMemory(network));
            ConsoleText.WriteLine(console, Machine.Description);
            if (parsed.GetValue(json))
            {
                PersonalJson.Write(output, new PersonalLabReport(Machine.Description, texts, all));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static AuthorFigures[] MeasureAuthors(string corpus, string text, int words, FrozenModel model, KneserNeyModel? trainingText, TextWriter error)
    {
        List<AuthorFigures> authors = [];
        foreach ((string speaker, string speeches) in SpeakerTexts.Of(text))
        {
            if (SpeakerTexts.Cut(speeches, model.Vocabulary.Tokenizer, words) is { } halves)
            {
                error.WriteLine($"  {speaker}");
                authors.Add(AuthorFigures.Measure(speaker, halves, model, trainingText));
            }
        }

        return authors.Count > 0
            ? [.. authors]
            : throw new FailureException($"nobody says {2 * words} words in '{corpus}'. Each paragraph must begin with a line of the speaker's name and a colon; --author-words asks for fewer words.");
    }

    /// <summary>The beginning of a text, which has something to predict.</summary>
    private static string ReadText(string path, int characters, TextTokenizer tokenizer)
    {
        string text = InputFile.ReadText(path, "corpus");
        text = text[..Math.Min(characters, text.Length)];
        return SpeakerTexts.Cut(text, tokenizer, words: 1) is not null ? text : throw new FailureException($"the corpus '{path}' has fewer than two words.");
    }
}
