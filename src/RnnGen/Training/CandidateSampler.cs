using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>
/// The words that stand for the whole vocabulary in one step of sampled softmax, and the corrections of their logits. S candidates, the same for all
/// rows of a batch, are drawn without replacement from a <see cref="LogUniformDistribution"/>; row r with target y then has
/// <code>
/// z'_k = z_k − ln E(k)                       E(k): expected count of word k in the sample, 1 − (1 − P(k))^tries
/// e_r  = −ln softmax(z')[y]                  over y and the candidates other than y
/// </code>
/// Bengio and Senécal 2008, "Adaptive importance sampling to accelerate training of a neural probabilistic language model"; Jean et al. 2015,
/// "On using very large target vocabulary for neural machine translation"; as TensorFlow's <c>sampled_softmax_loss</c> without accidental hits.
/// </summary>
/// <remarks>The constructor allocates all memory. One seed gives bit-identical candidates and corrections on every machine.</remarks>
internal sealed class CandidateSampler
{
    private const int NotDrawn = -1;

    // The orders of the data use one stream for each epoch, counted from 1; the candidates use the last stream.
    private const ulong RandomStream = ulong.MaxValue;

    private readonly ulong _seed;
    private readonly LogUniformDistribution _distribution;
    private readonly int[] _candidates;
    private readonly float[] _candidateCorrections;
    private readonly float[] _targetCorrections;
    private readonly int[] _hits;
    private readonly int[] _columns;

    /// <summary>[N]: where a word is among the candidates, or <see cref="NotDrawn"/>.</summary>
    private readonly int[] _positions;

    private RandomSource _random;

    /// <summary>Candidates for the steps of one training.</summary>
    /// <param name="wordCount">N, the words of the vocabulary, by falling frequency.</param>
    /// <param name="sampledWords">S, the candidates of a step: a multiple of 16, at most N / 2.</param>
    /// <param name="targetCount">Targets of a step, ignored ones included; at least 1.</param>
    /// <param name="seed">Decides which words are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    public CandidateSampler(int wordCount, int sampledWords, int targetCount, ulong seed)
    {
        // Half of the words at most: even when the N/2 most frequent are drawn, a try gives another one with probability ln 2 / ln(N + 1), about.
        // The last word of all would take N·ln N tries; and softmax over so many columns would hardly be cheaper than the full one.
        if (sampledWords < RnnNetwork.PanelWidth || sampledWords % RnnNetwork.PanelWidth != 0 || sampledWords > wordCount / 2)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sampledWords),
                sampledWords,
                $"SampledWords is {sampledWords}: {sampledWords} words of {wordCount} cannot be sampled. Write a multiple of {RnnNetwork.PanelWidth}, at most {wordCount / 2}, half of the words; or 0 for the full softmax.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        _seed = seed;
        _distribution = new LogUniformDistribution(wordCount);
        _candidates = new int[sampledWords];
        _candidateCorrections = new float[sampledWords];
        _targetCorrections = new float[targetCount];
        _hits = new int[targetCount];
        _columns = new int[targetCount];
        _positions = new int[wordCount];
        Array.Fill(_positions, NotDrawn);
        Reset();
    }

    /// <summary>[S]: the latest candidates, ascending, so that their columns are read in one walk through memory; each occurs once.</summary>
    public ReadOnlySpan<int> Candidates => _candidates;

    /// <summary>[S]: −ln E(k) of each candidate, at least 0.</summary>
    public ReadOnlySpan<float> CandidateCorrections => _candidateCorrections;

    /// <summary>−ln E(k) of each row's target, whether it is a candidate or not; 0 for an ignored one.</summary>
    public ReadOnlySpan<float> TargetCorrections => _targetCorrections;

    /// <summary>Where each row's target is among the candidates, whose column is then left out of that row's sum (an accidental hit); −1 if it is not, or is ignored.</summary>
    public ReadOnlySpan<int> Hits => _hits;

    /// <summary>Where each row's own target stands: S, in the column after the candidates'; −1 where it has none.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>State of the generator: with it, the sequence of candidates continues elsewhere.</summary>
    public ulong[] RandomState
    {
        get => _random.ToState();
        set => _random = RandomSource.FromState(value);
    }

    /// <summary>Words that were drawn until S of them were different.</summary>
    public int Tries { get; private set; }

    /// <summary>Begins the sequence of candidates again.</summary>
    public void Reset() => _random = new RandomSource(_seed, RandomStream);

    /// <summary>Draws the candidates of the next step. Which they are does not depend on the targets.</summary>
    /// <param name="targets">Words in [0, N), or <see cref="SequenceDataset.IgnoredTarget"/>; the caller has checked them.</param>
    /// <exception cref="ArgumentException">There are not as many targets as a step has.</exception>
    public void Draw(ReadOnlySpan<int> targets)
    {
        if (targets.Length != _hits.Length)
        {
            throw new ArgumentException($"There are {targets.Length} targets, but a step has {_hits.Length}.", nameof(targets));
        }

        DrawCandidates();
        for (int position = 0; position < _candidates.Length; position++)
        {
            int word = _candidates[position];
            _positions[word] = position;
            _candidateCorrections[position] = Correction(word);
        }

        for (int row = 0; row < targets.Length; row++)
        {
            (_hits[row], _targetCorrections[row]) = HitAndCorrection(targets[row]);
            _columns[row] = targets[row] == SequenceDataset.IgnoredTarget ? NotDrawn : _candidates.Length;
        }
    }

    private (int Hit, float Correction) HitAndCorrection(int target)
    {
        if (target == SequenceDataset.IgnoredTarget)
        {
            return (NotDrawn, 0);
        }

        // Most words of a text are frequent, hence candidates, whose corrections are there already.
        int hit = _positions[target];
        return (hit, hit == NotDrawn ? Correction(target) : _candidateCorrections[hit]);
    }

    /// <summary>Without replacement: a word that was drawn before counts as a try and is not taken again.</summary>
    private void DrawCandidates()
    {
        foreach (int word in _candidates)
        {
            _positions[word] = NotDrawn;
        }

        Tries = 0;
        for (int drawn = 0; drawn < _candidates.Length; Tries++)
        {
            int word = _distribution.Draw(ref _random);
            if (_positions[word] == NotDrawn)
            {
                _positions[word] = drawn;
                _candidates[drawn++] = word;
            }
        }

        Ascending<int>.Sort(_candidates);
    }

    private float Correction(int word) => (float)-PortableMath.Log(_distribution.ExpectedCount(word, Tries));
}
