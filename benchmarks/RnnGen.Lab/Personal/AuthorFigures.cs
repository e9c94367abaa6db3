using RnnGen.Cli;
using RnnGen.NGrams;

namespace RnnGen.Lab;

/// <summary>What having learnt from somebody is worth on what they write next.</summary>
/// <param name="Name">The author.</param>
/// <param name="Network">The network alone.</param>
/// <param name="Fresh">A predictor of all sources that knows nothing of the author before, and learns as it goes.</param>
/// <param name="Learnt">The same after it has learnt as many words of the author.</param>
/// <param name="PerplexitySaved">1 − (perplexity after learning)/(perplexity of the network alone), over the words that the network knows.</param>
/// <param name="Excess">Nats by which the last one predicted both halves worse than the network alone; below 0 where better.</param>
/// <param name="GreatestExcess">The most that this ever was, after any word of either, or of what the fresh one read.</param>
internal sealed record AuthorFigures(string Name, PersonalFigures Network, PersonalFigures Fresh, PersonalFigures Learnt, double PerplexitySaved, double Excess, double GreatestExcess)
{
    /// <summary>(saved after learning)/(saved by the network alone) − 1.</summary>
    public double GainOverNetwork => (Learnt.KeystrokesSaved / Network.KeystrokesSaved) - 1;

    /// <summary>(saved after learning)/(saved by a fresh predictor) − 1.</summary>
    public double GainOverFresh => (Learnt.KeystrokesSaved / Fresh.KeystrokesSaved) - 1;

    /// <summary>Measures an author.</summary>
    /// <param name="name">What the tables call them.</param>
    /// <param name="text">What is learnt first, and what follows it.</param>
    /// <param name="model">The network.</param>
    /// <param name="trainingText">The n-grams of what it was trained on; null for none.</param>
    public static AuthorFigures Measure(string name, (string First, string Next) text, FrozenModel model, KneserNeyModel? trainingText)
    {
        IReadOnlyList<PersonalSources> columns = PersonalSources.All(trainingText is not null, canAdapt: false);
        PersonalTrace network = PersonalTrace.Read(columns[0].Create(model, trainingText, adaptable: null), text.First, text.Next);
        PersonalTrace networkFresh = PersonalTrace.Read(columns[0].Create(model, trainingText, adaptable: null), text.Next);
        PersonalTrace learnt = PersonalTrace.Read(columns[^1].Create(model, trainingText, adaptable: null), text.First, text.Next);
        PersonalTrace fresh = PersonalTrace.Read(columns[^1].Create(model, trainingText, adaptable: null), text.Next);
        return new AuthorFigures(
            name, network.Figures, fresh.Figures, learnt.Figures, 1 - (learnt.LastText.KnownPerplexity / network.LastText.KnownPerplexity), learnt.Excess(network), Math.Max(learnt.GreatestExcess(network), fresh.GreatestExcess(networkFresh)));
    }
}
