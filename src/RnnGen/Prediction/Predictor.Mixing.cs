namespace RnnGen;

/// <content>What the sources give each word, added up.</content>
public sealed partial class Predictor
{
    /// <summary>Sums up the sources: what multiplies the network's probabilities, and what words have of their own.</summary>
    private Mixed Mix(PredictionScratch scratch)
    {
        scratch.ClearMasses();
        double alone = _mixture.NetworkWeight;
        ReadOnlySpan<double> weights = _mixture.Weights(_bucket);
        double scale = alone;
        double unknown = 0;
        double companion = 0;
        double counts = 0;
        double adaptation = 0;
        for (int i = 0; i < _sources.Length; i++)
        {
            double weight = (1 - alone) * weights[i];
            switch (_sources[i])
            {
                case Source.Cache when _cache!.Total > 0:
                    unknown += AddCache(scratch, weight);
                    break;
                case Source.NGrams:
                    double left = AddNGrams(scratch, weight, ref unknown, out counts);
                    scale += left;
                    unknown += left * _unknown;
                    break;
                case Source.Adaptation:
                    adaptation = weight;
                    unknown += weight * _adaptation!.Predicted[Vocabulary.Unknown];
                    break;
                case Source.Companion:
                    companion = weight;
                    unknown += weight * _companion!.Probability(Vocabulary.Unknown);
                    break;
                default:
                    scale += weight;
                    unknown += weight * _unknown;
                    break;
            }
        }

        _own.Weigh();
        double bySpelling = (alone * _unknown) + (unknown * (1 - OwnShare));
        return new Mixed(scale, counts, companion, adaptation, bySpelling, unknown * OwnShare / _own.TotalWeight, bySpelling * (1 - _own.TotalSpelling));
    }

    /// <summary>Adds what the cache gives each word.</summary>
    /// <returns>What it gives <c>&lt;unk&gt;</c>.</returns>
    private double AddCache(PredictionScratch scratch, double weight)
    {
        double unknown = 0;
        float scale = (float)(weight / _cache!.Total);
        ReadOnlySpan<int> tokens = _cache.Tokens;
        ReadOnlySpan<float> weights = _cache.Weights;
        for (int i = 0; i < tokens.Length; i++)
        {
            float mass = scale * weights[i];
            if (tokens[i] == Vocabulary.Unknown)
            {
                unknown += mass;
            }
            else
            {
                scratch.Add(tokens[i] < Vocabulary.Count ? tokens[i] : Padded(Vocabulary.Count) + tokens[i] - Vocabulary.Count, mass);
            }
        }

        return unknown;
    }

    /// <summary>Adds what the profile's n-grams give each word.</summary>
    /// <returns>What they leave to the network.</returns>
    private double AddNGrams(PredictionScratch scratch, double weight, ref double unknown, out double counts)
    {
        UserNGrams nGrams = Profile.NGrams;
        for (int length = _longest; length > 0; length--)
        {
            int context = _contexts[length];
            if (context < 0)
            {
                continue;
            }

            double scale = weight / nGrams.Total(context);
            for (int node = nGrams.FirstContinuation(context); node != 0; node = nGrams.NextContinuation(node))
            {
                int number = nGrams.WordOf(node);
                double mass = scale * nGrams.OwnCount(node);
                if (_tokens[number] != Vocabulary.Unknown || (_options.UsesOwnWords && number != UserNGrams.Unknown))
                {
                    scratch.Add(Place(number), (float)mass);
                }
                else
                {
                    unknown += mass;
                }
            }

            weight *= nGrams.Left(context);
        }

        counts = 0;
        if (_longest >= 0)
        {
            // After the empty context nearly every word of the profile follows: these counts are kept where the logits can be added to them.
            counts = weight / nGrams.Total(_contexts[0]);
            unknown += weight * UnknownAfter(_contexts[0]);
            weight *= nGrams.Left(_contexts[0]);
        }

        return weight;
    }

    private double WordProbability(PredictionScratch scratch, in Mixed mixed, int token) =>
        (mixed.Scale * PortableMath.Exp(scratch.Logits[token] - _logSumExp)) + scratch.Masses[token] + (mixed.Counts * _counts[token]) + (mixed.Companion > 0 ? mixed.Companion * _companion!.Probability(token) : 0)
        + (_adaptation is null ? 0 : mixed.Adaptation * _adaptation.Predicted[token]);

    private double OwnProbability(PredictionScratch scratch, in Mixed mixed, int index)
    {
        int number = _own.Numbers[index];
        int place = Padded(Vocabulary.Count) + number;
        return scratch.Masses[place] + (mixed.Counts * _counts[place]) + (mixed.ByUse * _own.Weights[index]) + (mixed.BySpelling * _own.Spellings[index]);
    }

    /// <summary>How the sources add up.</summary>
    /// <param name="Scale">What the network's probability of a word of the vocabulary counts for.</param>
    /// <param name="Counts">What the number of times that a word was written counts for.</param>
    /// <param name="Companion">What the companion's counts for.</param>
    /// <param name="Adaptation">What the probability of the network that follows the text counts for.</param>
    /// <param name="BySpelling">What s(w) of an unknown word counts for.</param>
    /// <param name="ByUse">What the use of one of the user's own words counts for.</param>
    /// <param name="OtherWords">What is left for words that are neither the model's nor the user's own.</param>
    private readonly record struct Mixed(double Scale, double Counts, double Companion, double Adaptation, double BySpelling, double ByUse, double OtherWords);
}
