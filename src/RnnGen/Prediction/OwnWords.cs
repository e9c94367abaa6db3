namespace RnnGen;

/// <summary>
/// The words of a profile that the model does not know. They share the probability of <c>&lt;unk&gt;</c>: u(w) = λ·r(w) + (1 − λ)·s(w), where r goes by how often and how lately a word was written, s is the
/// distribution over all spellings, and λ is the share of unknown words so far that were such a word.
/// </summary>
/// <param name="profile">The profile.</param>
internal sealed class OwnWords(Profile profile)
{
    /// <summary>A word counts half after so many words in which it was not written.</summary>
    private const float HalfLife = 500;

    private readonly int[] _numbers = new int[profile.Options.MaxWords];
    private readonly float[] _spellings = new float[profile.Options.MaxWords];
    private readonly float[] _weights = new float[profile.Options.MaxWords];
    private long _weighedAt = -1;

    /// <summary>The numbers of the words.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>s of each word.</summary>
    public ReadOnlySpan<float> Spellings => _spellings.AsSpan(0, Count);

    /// <summary>The sum of s over all words.</summary>
    public double TotalSpelling { get; private set; }

    /// <summary>What r of each word is in proportion to, as of the last <see cref="Weigh"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Their sum; positive.</summary>
    public double TotalWeight { get; private set; }

    /// <summary>Bytes of all memory.</summary>
    public long SizeInBytes => (long)_numbers.Length * (sizeof(int) + (2 * sizeof(float)));

    /// <summary>Forgets which words there are.</summary>
    public void Clear() => (Count, TotalSpelling, _weighedAt) = (0, 0, -1);

    /// <summary>Adds a word.</summary>
    /// <param name="number">Its number in the profile.</param>
    /// <param name="spelling">s of it.</param>
    public void Add(int number, double spelling)
    {
        _numbers[Count] = number;
        _spellings[Count++] = (float)spelling;
        TotalSpelling += (float)spelling;
        _weighedAt = -1;
    }

    /// <summary>Weighs the words by how often and how lately they were written.</summary>
    public void Weigh()
    {
        if (_weighedAt == profile.Changes.Learnt)
        {
            return;
        }

        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            ref readonly ProfileWords.Word word = ref profile.Table[_numbers[i]];
            _weights[i] = word.Count / (1 + ((profile.WordsRead - word.LastUse) * (1 / HalfLife)));
            sum += _weights[i];
        }

        TotalWeight = Math.Max(sum, float.Epsilon);
        _weighedAt = profile.Changes.Learnt;
    }
}
