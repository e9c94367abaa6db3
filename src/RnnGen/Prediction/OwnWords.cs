namespace RnnGen;

/// <summary>
/// The words of a profile that the model does not know. They share the probability of <c>&lt;unk&gt;</c>: u(w) = λ·r(w) + (1 − λ)·s(w), where r goes by how often and how lately a word was written, s is the
/// distribution over all spellings, and λ is the share of unknown words so far that were such a word.
/// </summary>
/// <param name="profile">The profile.</param>
internal sealed class OwnWords(Profile profile)
{
    /// <summary>A word counts half after so many words in which it was not written.</summary>
    private const double HalfLife = 500;

    private readonly int[] _numbers = new int[profile.Options.MaxWords];
    private readonly double[] _logSpellings = new double[profile.Options.MaxWords];

    /// <summary>The numbers of the words.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all memory.</summary>
    public long SizeInBytes => (long)_numbers.Length * (sizeof(int) + sizeof(double));

    /// <summary>Forgets which words there are.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a word.</summary>
    /// <param name="number">Its number in the profile.</param>
    /// <param name="logSpelling">ln s of it.</param>
    public void Add(int number, double logSpelling)
    {
        _numbers[Count] = number;
        _logSpellings[Count++] = logSpelling;
    }

    /// <summary>ln s of the i-th word.</summary>
    public double LogSpelling(int index) => _logSpellings[index];

    /// <summary>What r(w) is in proportion to.</summary>
    public double Weight(int number)
    {
        ref readonly ProfileWords.Word word = ref profile.Table[number];
        return word.Count / (1 + ((profile.WordsRead - word.LastUse) / HalfLife));
    }

    /// <summary>The sum of all weights.</summary>
    public double TotalWeight()
    {
        double sum = 0;
        foreach (int number in Numbers)
        {
            sum += Weight(number);
        }

        return sum;
    }
}
