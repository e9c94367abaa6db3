namespace RnnGen;

/// <summary>What has changed in a profile, so that each of the predictors over it takes over no more than that.</summary>
internal sealed class ProfileChanges
{
    /// <summary>Words learnt last that are remembered.</summary>
    private const int Capacity = 256;

    private readonly int[] _words = new int[Capacity];
    private readonly List<WeakReference<Predictor>> _predictors = [];

    /// <summary>How many words were learnt since the profile was created or read.</summary>
    public long Learnt { get; private set; }

    /// <summary>Rises whenever a word or an n-gram goes, whatever the reason.</summary>
    public int Removals { get; private set; }

    /// <summary>Rises with every change.</summary>
    public long All => Learnt + Removals;

    /// <summary>Bytes of all memory, apart from a reference to each predictor.</summary>
    public long SizeInBytes => (long)_words.Length * sizeof(int);

    /// <summary>The number in n-grams of a word that was learnt.</summary>
    /// <param name="index">Which, in [0, <see cref="Learnt"/>); one that is remembered.</param>
    public int this[long index] => _words[index % Capacity];

    /// <summary>Whether all words from one on are remembered.</summary>
    public bool AreRemembered(long index) => Learnt - index <= Capacity;

    /// <summary>Takes note of a predictor, for as long as it lives.</summary>
    public void Follow(Predictor predictor)
    {
        _predictors.RemoveAll(static other => !other.TryGetTarget(out _));
        _predictors.Add(new WeakReference<Predictor>(predictor));
    }

    /// <summary>Takes note of a word that was learnt.</summary>
    /// <param name="number">Its number in n-grams.</param>
    public void Learn(int number) => _words[Learnt++ % Capacity] = number;

    /// <summary>Takes note that words or n-grams had to make room.</summary>
    public void Remove() => Removals++;

    /// <summary>Takes back from all predictors what has come of words that are forgotten.</summary>
    public void TakeBack()
    {
        Removals++;
        foreach (WeakReference<Predictor> reference in _predictors)
        {
            if (reference.TryGetTarget(out Predictor? predictor))
            {
                predictor.TakeBack();
            }
        }
    }
}
