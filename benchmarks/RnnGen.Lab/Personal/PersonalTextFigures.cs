using RnnGen.Cli;
using RnnGen.NGrams;

namespace RnnGen.Lab;

/// <summary>What each source is worth on one text.</summary>
/// <param name="Name">The file of the text, without its folder.</param>
/// <param name="UnknownShare">The share of words that the network does not know.</param>
/// <param name="Columns">The predictors, each with one source more; the first is the network alone.</param>
/// <param name="Windows">How the network and the last predictor fared over time.</param>
internal sealed record PersonalTextFigures(string Name, double UnknownShare, IReadOnlyList<PersonalColumnFigures> Columns, IReadOnlyList<PersonalWindow> Windows)
{
    /// <summary>Words of a stretch of the plots.</summary>
    public const int WindowLength = 200;

    /// <summary>Measures a text.</summary>
    /// <param name="name">What the tables call it.</param>
    /// <param name="text">The text, of at least two words.</param>
    /// <param name="model">The network.</param>
    /// <param name="trainingText">The n-grams of what it was trained on; null for none.</param>
    /// <param name="adaptable">Loads the network to adapt; null where it cannot be.</param>
    public static PersonalTextFigures Measure(string name, string text, FrozenModel model, KneserNeyModel? trainingText, Func<RnnModel>? adaptable)
    {
        IReadOnlyList<PersonalSources> columns = PersonalSources.All(trainingText is not null, canAdapt: adaptable is not null);
        PersonalTrace network = PersonalTrace.Read(columns[0].Create(model, trainingText, adaptable), text);
        List<PersonalColumnFigures> figures = [PersonalColumnFigures.Create(columns[0].Name, network, network)];
        PersonalTrace last = network;
        foreach (PersonalSources column in columns.Skip(1))
        {
            last = PersonalTrace.Read(column.Create(model, trainingText, adaptable), text);
            figures.Add(PersonalColumnFigures.Create(column.Name, last, network));
        }

        return new PersonalTextFigures(name, network.UnknownShare, figures, PersonalWindow.Of(network, last, WindowLength));
    }
}
