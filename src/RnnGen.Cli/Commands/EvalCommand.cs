using System.CommandLine;
using RnnGen.NGrams;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>eval</c>: how well a model, or a baseline, predicts a text.</summary>
internal static class EvalCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        EvalOptions options = new();
        Command command = new("eval", "Measure how well a model, or an n-gram baseline, predicts a text.")
        {
            options.Model,
            options.Baseline,
            options.Corpus,
            options.Valid,
            options.VocabularySize,
            options.Tokenizer.Kind,
            options.Tokenizer.KeepCase,
            options.Tokenizer.Culture,
            options.Keystrokes,
            options.Personal,
            options.Next,
            options.TrainingText,
            options.Precision,
            options.Json,
        };
        command.SetAction(parsed =>
        {
            options.ThrowIfContradictory(parsed);
            if (parsed.GetValue(options.Personal))
            {
                ShowPersonal(parsed, options, invocation);
                return ExitCode.Success;
            }

            (Evaluation evaluation, KeystrokeCount? keystrokes) = parsed.GetValue(options.Baseline) is string baseline
                ? EvaluateBaseline(baseline, parsed, options)
                : EvaluateModel(parsed, options, invocation);
            if (parsed.GetValue(options.Json))
            {
                CliJson.Write(invocation.Output, EvalReport.Create(evaluation, keystrokes));
            }
            else
            {
                invocation.CreateConsole(json: false).Write(ToTable(evaluation, keystrokes));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void ShowPersonal(ParseResult parsed, EvalOptions options, Invocation invocation)
    {
        FrozenModel model = Load(parsed, options, invocation);
        string text = ReadText(options.Corpus, "corpus")!;
        IReadOnlyList<PersonalRow> rows = PersonalEvaluation.Measure(model, text, ReadText(options.Next, "next text"), ReadText(options.TrainingText, "training text"), PersonalEvaluation.Adaptable(parsed.GetRequiredValue(options.Model), invocation.Note));
        if (parsed.GetValue(options.Json))
        {
            CliJson.Write(invocation.Output, PersonalReport.Create(rows));
            return;
        }

        IAnsiConsole console = invocation.CreateConsole(json: false);
        PersonalTable.Write(console, parsed.GetRequiredValue(options.Corpus), rows, row => row.First);
        if (parsed.GetValue(options.Next) is string next)
        {
            PersonalTable.Write(console, next, rows, row => row.Next!);
        }

        console.WriteLine("Perplexity is over all words, unknown ones by their letters, and shares are of all words; without --personal, <unk> is one word, and shares are of known words.");

        string? ReadText(Option<string> option, string kind)
        {
            if (parsed.GetValue(option) is not string path)
            {
                return null;
            }

            string read = InputFile.ReadText(path, kind);
            ThrowIfTooShort(model.Vocabulary.Encode(read).Length, needed: 2, $"the {kind} '{path}'");
            return read;
        }
    }

    private static (Evaluation Evaluation, KeystrokeCount? Keystrokes) EvaluateModel(ParseResult parsed, EvalOptions options, Invocation invocation)
    {
        FrozenModel model = Load(parsed, options, invocation);
        string path = parsed.GetRequiredValue(options.Corpus);
        string text = InputFile.ReadText(path, "corpus");
        int[] tokens = model.Vocabulary.Encode(text);
        ThrowIfTooShort(tokens.Length, Evaluator.WordsNeeded(model.Shape), $"the corpus '{path}'");
        return (
            ThrowIfInfinite(model.CreateEvaluator().Evaluate(tokens)),
            parsed.GetValue(options.Keystrokes) ? KeystrokeMeter.Measure(model.CreateSession(), text) : null);
    }

    private static FrozenModel Load(ParseResult parsed, EvalOptions options, Invocation invocation)
    {
        string path = parsed.GetRequiredValue(options.Model);
        WeightPrecision? wanted = options.ReadPrecision(parsed);
        using ModelFile file = ModelFiles.Open(path);
        if (wanted == WeightPrecision.Float32 && file.Precision == WeightPrecision.Int8)
        {
            throw new FailureException($"'{path}' has int8 weights, which cannot become fp32: what was rounded off is lost. Evaluate the fp32 file that it was made of.");
        }

        if (wanted == WeightPrecision.Int8 && file.Precision == WeightPrecision.Float32)
        {
            // Through the bytes of the file that it would be: a model that was fp32 here would suggest by its fp32 rows.
            using ModelFile quantized = ModelFile.Open(file.ToInt8());
            return ServedFile.Load(quantized, invocation);
        }

        FrozenModel model = ServedFile.Load(file, invocation);
        ServedFile.NoteIfInt8(model, invocation);
        return model;
    }

    private static (Evaluation Evaluation, KeystrokeCount? Keystrokes) EvaluateBaseline(string name, ParseResult parsed, EvalOptions options)
    {
        TextSplit text = TextSplit.OfFiles(
            new VocabularyChoice(options.Tokenizer.Read(parsed), parsed.GetValue(options.VocabularySize)), parsed.GetRequiredValue(options.Corpus), parsed.GetValue(options.Valid));
        ThrowIfTooShort(text.HeldOut.Length, needed: 2, text.HeldOutSource);
        KneserNeyModel model = KneserNeyModel.Train(text.Train.Span, text.Vocabulary, BaselineNames.Order(name));
        return (
            model.Evaluate(text.HeldOut.Span),
            parsed.GetValue(options.Keystrokes) ? KeystrokeMeter.Measure(model.CreateSession(), text.HeldOutText.Span) : null);
    }

    private static void ThrowIfTooShort(int words, int needed, string source)
    {
        if (words < needed)
        {
            throw new FailureException($"{source} is too short: it has {CountText.Words(words)}, but at least {needed} are needed.");
        }
    }

    private static Table ToTable(in Evaluation evaluation, KeystrokeCount? keystrokes)
    {
        // Where no word is known, nothing can be said of those that are.
        const string Nothing = "–";
        Table table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        table.AddRow("words predicted", $"{evaluation.Tokens:N0}");
        table.AddRow("perplexity", PerplexityText.Of(evaluation.Perplexity));
        table.AddRow("perplexity of known words", double.IsNaN(evaluation.PerplexityWithoutUnknown) ? Nothing : PerplexityText.Of(evaluation.PerplexityWithoutUnknown));
        table.AddRow("unknown words", $"{evaluation.UnknownRate:P2}");
        table.AddRow("known words suggested first", Share(evaluation.Top1));
        table.AddRow("among the first three", Share(evaluation.Top3));
        table.AddRow("among the first five", Share(evaluation.Top5));
        if (keystrokes is { } count)
        {
            table.AddRow("keystrokes saved", $"{count.Saved:P2}");
        }

        return table;

        static string Share(double value) => double.IsNaN(value) ? Nothing : $"{value:P2}";
    }

    private static Evaluation ThrowIfInfinite(Evaluation evaluation) => double.IsInfinity(evaluation.Perplexity)
        ? throw new FailureException("the perplexity is infinite: the model gives a word of the text the probability 0, as its weights are too large. Use another model file, or train again with a lower learning rate or a lower gradient clipping norm.")
        : evaluation;
}
