using RnnGen.CompilerServices;

namespace RnnGen;

/// <content>What the sources say of the next word, and how they are mixed.</content>
public sealed partial class Predictor
{
    /// <summary>Contexts in which the sources are weighed apart: how sure the network is, and how long the context is that the profile knows.</summary>
    private const int Buckets = 3 * (UserNGrams.Order + 1);

    /// <summary>The network is sure of a word of such a probability, and unsure where none has the other.</summary>
    private const double Sure = 0.4;
    private const double Unsure = 0.1;

    // Of the present state, valid while its changes are these.
    private long _predictedAt = -1;
    private long _stamp;
    private double _logSumExp;
    private double _unknown;
    private int _longest;
    private int _bucket;

    private ReadOnlySpan<float> HiddenState => _state.Carried().Slice(_state.Bound.Network.Layout.OutputInputOffset, _state.Bound.Network.Shape.OutputDepth);

    /// <summary>λ; 0 where there are no words of the user's own.</summary>
    private double OwnShare => _own.Count == 0 ? 0 : _mixture.OwnShare;

    /// <summary>Which network and which sources the weights of the mixture are of.</summary>
    private ulong KeyOf(FrozenModel model)
    {
        ulong sources = _options.UsesOwnWords ? 1ul : 0;
        foreach (Source source in _sources)
        {
            sources |= 2ul << (int)source;
        }

        return (model.Fingerprint * 31) + sources;
    }

    private bool HasSource(Source source) => source switch
    {
        Source.Network => true,
        Source.Cache => _cache is not null,
        Source.NGrams => _options.UsesNGrams,
        Source.Companion => _companion is not null,
        _ => _adaptation is not null,
    };

    /// <summary>Finds out what does not depend on the word: the network's logits, how like the cached states are, and the contexts that the profile knows.</summary>
    private PredictionScratch Predict()
    {
        Look();
        PredictionScratch scratch = PredictionScratch.Of(Vocabulary.Count, _tokens.Length);
        if (_predictedAt == _state.Changes && scratch.Use == _stamp)
        {
            return scratch;
        }

        _predictedAt = -1;
        RunningSoftmax softmax = new();
        float largest = float.NegativeInfinity;
        Span<float> logits = scratch.Logits[..Padded(Vocabulary.Count)];
        int panels = logits.Length / RnnNetwork.PanelWidth;
        for (int panel = 0; panel < panels; panel += LogitBlocks.PanelsPerBlock)
        {
            int count = Math.Min(LogitBlocks.PanelsPerBlock, panels - panel);
            Span<float> block = logits.Slice(panel * RnnNetwork.PanelWidth, count * RnnNetwork.PanelWidth);
            _state.Logits(block, panel, count);
            if (panel + count == panels)
            {
                logits[Vocabulary.Count..].Fill(float.NegativeInfinity);
            }

            largest = MathF.Max(largest, softmax.Add(new LogitRow(block)).Largest);
        }

        softmax.ThrowIfNotFinite();
        _logSumExp = softmax.LogSumExp;
        _unknown = PortableMath.Exp(logits[Vocabulary.Unknown] - _logSumExp);
        _cache?.Score(HiddenState, _options.CacheTheta);
        _adaptation?.Predict();
        _longest = Profile.NGrams.FindContexts(_recent, _contexts);
        double surest = PortableMath.Exp(largest - _logSumExp);
        _bucket = ((surest > Sure ? 2 : surest > Unsure ? 1 : 0) * (UserNGrams.Order + 1)) + _longest + 1;
        _stamp = scratch.Begin();
        _predictedAt = _state.Changes;
        return scratch;
    }

    /// <summary>What each source gives a word.</summary>
    /// <param name="target">The word.</param>
    /// <param name="spelling">As the profile spells it.</param>
    /// <param name="probabilities">Receives pᵢ of each source, each divided by e to the power of what is returned.</param>
    /// <param name="logNetwork">ln p by the network alone.</param>
    private double Weigh(Target target, ReadOnlySpan<char> spelling, Span<double> probabilities, out double logNetwork)
    {
        double logit = Logit(target.Token) - _logSumExp;
        double known = target.Token == Vocabulary.Unknown ? 0 : PortableMath.Exp(logit);
        (double share, double logScale, double logSpelling) = target.Token == Vocabulary.Unknown ? ShareOfUnknown(target, spelling) : default;
        logNetwork = logit + logSpelling;
        for (int i = 0; i < _sources.Length; i++)
        {
            (double own, double unknown) = SourceMasses(_sources[i], target, known);
            probabilities[i] = own + (unknown * share);
        }

        return logScale;
    }

    /// <summary>
    /// What a word has of the probability of <c>&lt;unk&gt;</c>: u(w)/e^scale, ln scale and ln s(w). Of a word that nobody has written yet, u(w) is a multiple of s(w), which may be too small for a double.
    /// </summary>
    private (double Share, double LogScale, double LogSpelling) ShareOfUnknown(Target target, ReadOnlySpan<char> spelling)
    {
        if (spelling.IsEmpty)
        {
            return (1, 0, 0);
        }

        double logSpelling = _spellings.LogProbability(spelling);
        if (!target.IsOwn)
        {
            return (1 - OwnShare, logSpelling, logSpelling);
        }

        _own.Weigh();
        double byUse = _own.Weights[_own.Numbers.IndexOf(target.Number)] / _own.TotalWeight;
        return ((OwnShare * byUse) + ((1 - OwnShare) * PortableMath.Exp(logSpelling)), 0, logSpelling);
    }

    /// <summary>What a source gives a word itself, and what it gives <c>&lt;unk&gt;</c>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The word.</param>
    /// <param name="known">What the network gives it; 0 where it does not know it.</param>
    private (double Own, double Unknown) SourceMasses(Source source, Target target, double known)
    {
        switch (source)
        {
            case Source.Cache when _cache!.Total > 0:
                int token = target.IsOwn ? Vocabulary.Count + target.Number : target.Token;
                return (token == Vocabulary.Unknown ? 0 : _cache.Probability(token), _cache.Probability(Vocabulary.Unknown));
            case Source.NGrams:
                return NGramMasses(target, known);
            case Source.Adaptation:
                return (target.Token == Vocabulary.Unknown ? 0 : _adaptation!.Predicted[target.Token], _adaptation!.Predicted[Vocabulary.Unknown]);
            case Source.Companion:
                return (target.Token == Vocabulary.Unknown ? 0 : _companion!.Probability(target.Token), _companion!.Probability(Vocabulary.Unknown));
            default:
                return (known, _unknown);
        }
    }

    private (double Own, double Unknown) NGramMasses(Target target, double known)
    {
        UserNGrams nGrams = Profile.NGrams;
        double own = 0;
        double unknown = 0;
        double left = 1;
        for (int length = _longest; length >= 0; length--)
        {
            int context = _contexts[length];
            if (context < 0)
            {
                continue;
            }

            bool hasNumber = target.Number != UserNGrams.Unknown && (target.Token != Vocabulary.Unknown || target.IsOwn);
            own += hasNumber ? left * nGrams.OwnOf(context, target.Number) : 0;
            unknown += left * UnknownAfter(context);
            left *= nGrams.Left(context);
        }

        return (own + (left * known), unknown + (left * _unknown));
    }

    /// <summary>What the profile gives <c>&lt;unk&gt;</c> after a context. Where the user's own words are no source, they are unknown words as well.</summary>
    private double UnknownAfter(int context)
    {
        if (_options.UsesOwnWords)
        {
            return Profile.NGrams.OwnOf(context, UserNGrams.Unknown);
        }

        double sum = 0;
        for (int node = Profile.NGrams.FirstContinuation(context); node != 0; node = Profile.NGrams.NextContinuation(node))
        {
            sum += _tokens[Profile.NGrams.WordOf(node)] == Vocabulary.Unknown ? Profile.NGrams.Own(context, node) : 0;
        }

        return sum;
    }

    /// <summary>The logit of a word of the vocabulary, from the panel that it is in: another predictor of the thread may have used the memory of all logits since.</summary>
    private double Logit(int token)
    {
        Span<float> panel = _state.LogitBuffer[..RnnNetwork.PanelWidth];
        _state.Logits(panel, token / RnnNetwork.PanelWidth, panelCount: 1);
        return panel[token % RnnNetwork.PanelWidth];
    }
}
