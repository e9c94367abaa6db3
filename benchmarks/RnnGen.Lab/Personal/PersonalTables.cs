using System.Globalization;
using RnnGen.Cli;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>The figures of <c>personal</c> as tables.</summary>
internal static class PersonalTables
{
    /// <summary>The predictors of one text.</summary>
    public static Table Of(PersonalTextFigures text)
    {
        Table table = FigureTable.Create(
            string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(text.Name)}, {text.Columns[0].Figures.Words:N0} words, {text.UnknownShare:P1} unknown"),
            "perplexity", "of known words", "first", "in 3", "in 5", "keystrokes saved", "nats over the network", "at most", "μs a word");
        foreach (PersonalColumnFigures column in text.Columns)
        {
            PersonalFigures figures = column.Figures;
            table.AddRow(
                column.Name, Number(figures.Perplexity, "F2"), Number(column.KnownPerplexity, "F2"), Percent(figures.Top1), Percent(figures.Top3), Percent(figures.Top5), Percent(figures.KeystrokesSaved),
                Number(column.Excess, "N1"), Number(column.GreatestExcess, "F3"), Number(figures.MicrosecondsPerWord, "F0"));
        }

        return table;
    }

    /// <summary>The authors of a text, and the median and the range over them.</summary>
    public static Table Of(string name, IReadOnlyList<AuthorFigures> authors)
    {
        (Func<AuthorFigures, double> Select, Func<double, string> Format)[] columns =
        [
            (author => author.Network.KeystrokesSaved, Percent),
            (author => author.Fresh.KeystrokesSaved, Percent),
            (author => author.Learnt.KeystrokesSaved, Percent),
            (author => author.GainOverNetwork, Percent),
            (author => author.GainOverFresh, Percent),
            (author => author.PerplexitySaved, Percent),
            (author => author.Excess, nats => Number(nats, "N1")),
            (author => author.GreatestExcess, nats => Number(nats, "F3")),
        ];
        Table table = FigureTable.Create(
            Markup.Escape(name), "saved: network", "fresh", "learnt", "learnt to network", "learnt to fresh", "perplexity of known words, less than the network's", "nats over the network", "at most");
        foreach (AuthorFigures author in authors)
        {
            table.AddRow([Markup.Escape(author.Name), .. columns.Select(column => column.Format(column.Select(author)))]);
        }

        table.AddRow([$"median of {authors.Count}", .. columns.Select(column => column.Format(Median([.. authors.Select(column.Select)])))]);
        table.AddRow(["range", .. columns.Select(column => $"{column.Format(authors.Min(column.Select))} … {column.Format(authors.Max(column.Select))}")]);
        return table;
    }

    /// <summary>What the memory of one person takes.</summary>
    public static Table OfMemory(FrozenModel model)
    {
        Table table = FigureTable.Create(ShapeText.Of(model.Shape), "bytes of the predictor", "of the profile");
        Add("Default", ProfileOptions.Default, PredictorOptions.Default);
        Add("ForServers", ProfileOptions.ForServers, PredictorOptions.ForServers);
        return table;

        void Add(string name, ProfileOptions bounds, PredictorOptions sources)
        {
            Profile profile = new(model.Vocabulary.Tokenizer, bounds);
            Predictor predictor = new(model, profile, sources);
            table.AddRow(name, Number(predictor.SizeInBytes, "N0"), Number(profile.SizeInBytes, "N0"));
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static string Percent(double share) => Number(share, "P2");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
