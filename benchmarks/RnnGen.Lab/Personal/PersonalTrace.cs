using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>How a predictor fared on texts that it learnt as it read them, word by word.</summary>
/// <param name="Figures">Of the last text.</param>
/// <param name="Losses">−ln p of each word of all texts. That the first of each is given to whoever types makes no difference to what is learnt from it, so the bound on the loss is on all of them.</param>
/// <param name="Weights">What each source counted for in the prediction of that word.</param>
/// <param name="Known">Whether the network knows that word.</param>
internal sealed record PersonalTrace(PersonalFigures Figures, IReadOnlyList<double> Losses, IReadOnlyList<IReadOnlyList<SourceWeight>> Weights, IReadOnlyList<bool> Known)
{
    /// <summary>The share of words that the network does not know.</summary>
    public double UnknownShare => Known.Average(isKnown => isKnown ? 0.0 : 1);

    /// <summary>
    /// e^(mean −ln p(word)) over the words that the network knows; NaN where there are none. A word that it does not know costs as much as its letters, which says more of the letters than of the predictor.
    /// </summary>
    public double KnownPerplexity => Math.Exp(Losses.Zip(Known, (loss, isKnown) => (Loss: loss, IsKnown: isKnown)).Where(word => word.IsKnown).Select(word => word.Loss).DefaultIfEmpty(double.NaN).Average());

    /// <summary>The same of the last text alone.</summary>
    public PersonalTrace LastText =>
        this with { Losses = [.. Losses.TakeLast(Figures.Words + 1)], Weights = [.. Weights.TakeLast(Figures.Words + 1)], Known = [.. Known.TakeLast(Figures.Words + 1)] };

    /// <summary>Reads texts one after another; each is begun anew, but what was learnt stays.</summary>
    /// <param name="predictor">The predictor.</param>
    /// <param name="texts">The texts.</param>
    public static PersonalTrace Read(Predictor predictor, params ReadOnlySpan<string> texts)
    {
        List<double> losses = [];
        List<IReadOnlyList<SourceWeight>> weights = [];
        List<bool> known = [];
        PersonalMeter meter = new(predictor);
        foreach (string text in texts)
        {
            losses.Add(LossOfFirst(predictor, text));
            weights.Add(predictor.Weights);
            meter = new PersonalMeter(predictor);
            meter.Read(text, loss =>
            {
                losses.Add(loss);
                weights.Add(predictor.Weights);
            });
            known.AddRange(predictor.Vocabulary.Encode(text).Select(token => token != Vocabulary.Unknown));
        }

        return new PersonalTrace(meter.Figures, losses, weights, known);
    }

    /// <summary>By how many nats all words together were predicted worse than by another; below 0 where better.</summary>
    public double Excess(PersonalTrace other) => Losses.Sum() - other.Losses.Sum();

    /// <summary>The most that <see cref="Excess"/> ever was, had the texts ended after any of their words; never below 0.</summary>
    public double GreatestExcess(PersonalTrace other)
    {
        double excess = 0;
        double greatest = 0;
        foreach ((double mine, double others) in Losses.Zip(other.Losses))
        {
            excess += mine - others;
            greatest = Math.Max(greatest, excess);
        }

        return greatest;
    }

    private static double LossOfFirst(Predictor predictor, string text)
    {
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        predictor.Reset();
        return predictor.Vocabulary.Tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word) ? -predictor.LogProbability(word) : throw new ArgumentException("The text has no words.", nameof(text));
    }
}
