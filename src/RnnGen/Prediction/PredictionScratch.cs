using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Memory for one prediction over the whole vocabulary. Each thread has one, which all its predictors share: it is what makes a predictor small.
/// </summary>
internal sealed class PredictionScratch
{
    private static long s_predictions;

    [ThreadStatic]
    private static PredictionScratch? t_current;

    private readonly AlignedBuffer _logits;
    private readonly AlignedBuffer _scores;
    private readonly float[] _masses;
    private readonly int[] _touched;
    private int _touchedCount;

    private PredictionScratch(int words, int numbers)
    {
        int padded = (words + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth;
        _logits = new AlignedBuffer(padded);
        _scores = new AlignedBuffer(padded);
        _masses = new float[padded + numbers];
        _touched = new int[padded + numbers];
    }

    /// <summary>The number of the prediction that it holds: no other has the same. 0 for none.</summary>
    public long Use { get; private set; }

    /// <summary>The logits of all words of the vocabulary, to a multiple of 16.</summary>
    public Span<float> Logits => _logits.Span;

    /// <summary>What words have of their own, apart from the network: those of the vocabulary, then a user's.</summary>
    public ReadOnlySpan<float> Masses => _masses;

    /// <summary>The memory of this thread, with room for so many words of a vocabulary, and numbers of a profile.</summary>
    public static PredictionScratch Of(int words, int numbers)
    {
        PredictionScratch? scratch = t_current;
        return scratch is not null && scratch._logits.Length >= words && scratch._masses.Length >= scratch._logits.Length + numbers
            ? scratch
            : t_current = new PredictionScratch(Math.Max(words, scratch?._logits.Length ?? 0), numbers);
    }

    /// <summary>Begins another prediction.</summary>
    /// <returns>Its number.</returns>
    public long Begin() => Use = Interlocked.Increment(ref s_predictions);

    /// <summary>Takes all masses back.</summary>
    public void ClearMasses()
    {
        foreach (int word in _touched.AsSpan(0, _touchedCount))
        {
            _masses[word] = 0;
        }

        _touchedCount = 0;
    }

    /// <summary>Adds to the mass of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int word, float mass)
    {
        if (mass > 0)
        {
            // A mass stays positive once something was added, so each word is listed only once.
            ref float sum = ref _masses[word];
            if (sum == 0)
            {
                _touched[_touchedCount++] = word;
            }

            sum += mass;
        }
    }

    /// <summary>Adds scale·p of each word to the scores.</summary>
    /// <param name="scores">What <see cref="Score"/> has returned.</param>
    /// <param name="probabilities">As many.</param>
    /// <param name="scale">What they count for.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo(Span<float> scores, ReadOnlySpan<float> probabilities, float scale)
    {
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        ReadOnlySpan<Vector256<float>> added = MemoryMarshal.Cast<float, Vector256<float>>(probabilities[..scores.Length]);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = VectorMath.MultiplyAdd(added[i], Vector256.Create(scale), sums[i]);
        }
    }

    /// <summary>scale·e^(logit − logSumExp) + countScale·count + mass of each word of the vocabulary.</summary>
    /// <param name="scale">What the network counts for.</param>
    /// <param name="logSumExp">ln Σ e^logit.</param>
    /// <param name="counts">How often each word was written, to a multiple of 16.</param>
    /// <param name="countScale">What that counts for.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<float> Score(float scale, float logSumExp, ReadOnlySpan<float> counts, float countScale)
    {
        Span<float> scores = _scores.Span[..counts.Length];
        Span<Vector256<float>> results = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        ReadOnlySpan<Vector256<float>> logits = MemoryMarshal.Cast<float, Vector256<float>>(_logits.Span);
        ReadOnlySpan<Vector256<float>> masses = MemoryMarshal.Cast<float, Vector256<float>>(_masses.AsSpan(0, scores.Length));
        ReadOnlySpan<Vector256<float>> written = MemoryMarshal.Cast<float, Vector256<float>>(counts);
        Vector256<float> factor = Vector256.Create(scale);
        Vector256<float> countFactor = Vector256.Create(countScale);
        Vector256<float> shift = Vector256.Create(logSumExp);
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = VectorMath.MultiplyAdd(VectorMath.Exp(logits[i] - shift), factor, VectorMath.MultiplyAdd(written[i], countFactor, masses[i]));
        }

        return scores;
    }
}
