using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>How one predictor fared on a text.</summary>
/// <param name="Name">Its sources.</param>
/// <param name="Figures">Perplexity, suggestions, keystrokes and time.</param>
/// <param name="KnownPerplexity">Perplexity of the words that the network knows.</param>
/// <param name="Excess">Nats by which it predicted all words worse than the network alone; below 0 where better.</param>
/// <param name="GreatestExcess">The most that this ever was, after any of the words.</param>
internal sealed record PersonalColumnFigures(string Name, PersonalFigures Figures, double KnownPerplexity, double Excess, double GreatestExcess)
{
    /// <summary>Compares a predictor with the network alone.</summary>
    public static PersonalColumnFigures Create(string name, PersonalTrace predictor, PersonalTrace network) =>
        new(name, predictor.Figures, predictor.KnownPerplexity, predictor.Excess(network), predictor.GreatestExcess(network));
}
