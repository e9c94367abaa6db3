namespace RnnGen.Training;

/// <summary>
/// Words in the order of falling frequency, drawn about as often as Zipf's law has them occur: P(k) = ln((k + 2)/(k + 1)) / ln(N + 1) for
/// k in [0, N), the log-uniform distribution (TensorFlow's <c>log_uniform_candidate_sampler</c>). Nothing is counted in a text: the order of
/// <see cref="Vocabulary.Build"/>, with the unknown word in front, is all it needs. From <see cref="PortableMath"/> alone: the same bits everywhere.
/// </summary>
internal sealed class LogUniformDistribution
{
    private readonly int _wordCount;

    /// <summary>ln(N + 1).</summary>
    private readonly double _logRange;

    /// <summary>[N]: ln(1 − P(k)), of the chance that one try does not give word k.</summary>
    private readonly double[] _logMiss;

    /// <summary>The distribution over some words.</summary>
    /// <param name="wordCount">N, at least 2: a word that every try gives would be missed with probability 0, whose logarithm is none.</param>
    public LogUniformDistribution(int wordCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wordCount, 2);
        _wordCount = wordCount;
        _logRange = PortableMath.Log(wordCount + 1.0);
        _logMiss = new double[wordCount];
        for (int word = 0; word < wordCount; word++)
        {
            _logMiss[word] = PortableMath.LogP1(-Probability(word));
        }
    }

    /// <summary>P(k) = ln(1 + 1/(k + 1)) / ln(N + 1).</summary>
    /// <param name="word">k, in [0, N).</param>
    public double Probability(int word) => PortableMath.LogP1(1 / (word + 1.0)) / _logRange;

    /// <summary>One word: k = ⌊(N + 1)ᵘ⌋ − 1 = ⌊eˣ − 1⌋ with x = u·ln(N + 1) and u uniform in [0, 1), for k + 1 ≤ eˣ &lt; k + 2 has probability P(k).</summary>
    /// <param name="random">Gives u.</param>
    public int Draw(ref RandomSource random)
    {
        int word = (int)PortableMath.ExpM1(random.NextDouble() * _logRange);

        // Rounding may lift the largest u to N.
        return Math.Min(word, _wordCount - 1);
    }

    /// <summary>E(k) = 1 − (1 − P(k))^tries, the probability that word k is among the words of some tries, to the last digits of a rare word.</summary>
    /// <param name="word">k, in [0, N).</param>
    /// <param name="tries">How many words were drawn, repetitions included.</param>
    public double ExpectedCount(int word, int tries) => -PortableMath.ExpM1(tries * _logMiss[word]);
}
