namespace RnnGen;

/// <summary>
/// Weighs several sources of probabilities by how well they predicted so far, so that the result is hardly worse than the network alone, however long the text and whatever it holds.
/// </summary>
/// <remarks>
/// <para>Inside, in each context bucket b, the sources i have weights wᵢ and predict M(x) = Σ wᵢ·pᵢ(x). After x, the weights become wᵢ·pᵢ(x)/M(x), and each source gives away a share α of its weight in equal parts:
/// fixed share (Herbster and Warmuth, "Tracking the Best Expert", 1998), which follows a text from one source to another.</para>
/// <para>Outside, the network N and that mixture have a prior of ½ each, and are weighed by plain Bayes, without share: with L(·) the losses −ln p summed over all words so far, the
/// weight of the network is a = ½·e^−L(N)/(½·e^−L(N) + ½·e^−L(M)), and P(x) = a·N(x) + (1 − a)·M(x).</para>
/// <para>The losses of P telescope: P(x₁)·P(x₂)⋯P(xₙ) = ½·e^−L(N) + ½·e^−L(M) ≥ ½·e^−L(N). Hence L(P) ≤ L(N) + ln 2 after every word of any text: nobody is worse off than with the network alone, by more than
/// ln 2 in all.</para>
/// </remarks>
internal sealed class SourceMixture
{
    /// <summary>α: what a source gives away after each word.</summary>
    public const double Share = 0.02;

    /// <summary>A mixture gives no word less: probabilities below e^−700 are 0 to it.</summary>
    private const double Least = 1e-300;

    // After the weights of all buckets: the lead of the mixture over the network, L(N) − L(M), and how many unknown words there were, and how many of them the user's own.
    private const int Counters = 3;
    private readonly double[] _state;

    /// <summary>Begins with equal weights.</summary>
    /// <param name="key">Which sources they are, and of which network: the weights mean nothing to others.</param>
    /// <param name="buckets">Context buckets.</param>
    /// <param name="sources">Sources, at least 1.</param>
    public SourceMixture(ulong key, int buckets, int sources)
    {
        Key = key;
        Sources = sources;
        _state = new double[(buckets * sources) + Counters];
        Restart();
    }

    private SourceMixture(ulong key, int sources, double[] state) => (Key, Sources, _state) = (key, sources, state);

    /// <summary>Which sources they are, and of which network.</summary>
    public ulong Key { get; }

    /// <summary>The number of sources.</summary>
    public int Sources { get; }

    /// <summary>All that was learnt, for a file.</summary>
    public ReadOnlySpan<double> State => _state;

    /// <summary>a: the weight of the network alone.</summary>
    public double NetworkWeight => PortableMath.Exp(LogNetworkWeight(Lead));

    /// <summary>λ: the share of the user's own words among the unknown words so far.</summary>
    public double OwnShare => (_state[^1] + 0.5) / (_state[^2] + 1);

    private ref double Lead => ref _state[^3];

    /// <summary>What a file holds of a mixture; null where the numbers are none.</summary>
    /// <param name="key">As for the constructor.</param>
    /// <param name="sources">As for the constructor; at least 1.</param>
    /// <param name="state">A <see cref="State"/>.</param>
    public static SourceMixture? TryRead(ulong key, int sources, double[] state)
    {
        int weights = state.Length - Counters;
        if (weights < sources || weights % sources != 0)
        {
            return null;
        }

        for (int bucket = 0; bucket < weights; bucket += sources)
        {
            double sum = 0;
            foreach (double weight in state.AsSpan(bucket, sources))
            {
                if (!(weight > 0))
                {
                    return null;
                }

                sum += weight;
            }

            if (!(Math.Abs(sum - 1) < 1e-6))
            {
                return null;
            }
        }

        return double.IsFinite(state[^3]) && double.IsFinite(state[^2]) && state[^1] >= 0 && state[^1] <= state[^2] ? new SourceMixture(key, sources, state) : null;
    }

    /// <summary>The weights of the sources in a bucket; they sum to 1.</summary>
    public ReadOnlySpan<double> Weights(int bucket) => _state.AsSpan(bucket * Sources, Sources);

    /// <summary>Whether it is of so many buckets.</summary>
    public bool HasBuckets(int buckets) => _state.Length == (buckets * Sources) + Counters;

    /// <summary>Forgets how well the sources predicted.</summary>
    public void Restart()
    {
        _state.AsSpan().Fill(1.0 / Sources);
        _state.AsSpan(_state.Length - Counters).Clear();
    }

    /// <summary>ln P(x).</summary>
    /// <inheritdoc cref="Learn"/>
    public double LogProbability(int bucket, ReadOnlySpan<double> probabilities, double logNetwork, double logScale)
    {
        // P = a·N + (1 − a)·M, from the larger of the two.
        double byNetwork = LogNetworkWeight(Lead) + logNetwork;
        double byMixture = LogNetworkWeight(-Lead) + PortableMath.Log(Mix(bucket, probabilities)) + logScale;
        double larger = Math.Max(byNetwork, byMixture);
        return larger + PortableMath.Log(1 + PortableMath.Exp(Math.Min(byNetwork, byMixture) - larger));
    }

    /// <summary>Learns from a word.</summary>
    /// <param name="bucket">The bucket in which it was predicted.</param>
    /// <param name="probabilities">pᵢ(x).</param>
    /// <param name="logNetwork">ln N(x).</param>
    /// <param name="logScale">What ln pᵢ(x) lack: all of them are divided by e^<paramref name="logScale"/>, so that none is too small for a double.</param>
    public void Learn(int bucket, ReadOnlySpan<double> probabilities, double logNetwork, double logScale)
    {
        double mixed = Mix(bucket, probabilities);
        if (mixed == Least)
        {
            // No source tells more than another.
            Lead += PortableMath.Log(Least) + logScale - logNetwork;
            return;
        }

        Span<double> weights = _state.AsSpan(bucket * Sources, Sources);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = ((1 - Share) * weights[i] * probabilities[i] / mixed) + (Share / Sources);
        }

        Lead += PortableMath.Log(mixed) + logScale - logNetwork;
    }

    /// <summary>Learns that a word was unknown to the network.</summary>
    /// <param name="isOwn">Whether it was one of the user's own.</param>
    public void LearnUnknown(bool isOwn)
    {
        _state[^1] += isOwn ? 1 : 0;
        _state[^2]++;
    }

    /// <summary>M(x), given what each source gave it.</summary>
    private double Mix(int bucket, ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        ReadOnlySpan<double> weights = Weights(bucket);
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * probabilities[i];
        }

        return Math.Max(sum, Least);
    }

    /// <summary>ln 1/(1 + e^lead).</summary>
    private static double LogNetworkWeight(double lead) => -Math.Max(lead, 0) - PortableMath.Log(1 + PortableMath.Exp(-Math.Abs(lead)));
}
