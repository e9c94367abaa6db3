namespace RnnGen.Cli;

/// <summary>The k most probable words of those offered, kept sorted by insertion; of equals, the lower token goes first.</summary>
/// <param name="words">Where they are kept; its length, at least 1, is k.</param>
/// <param name="probabilities">Room for as many probabilities.</param>
internal ref struct BestWords(Span<int> words, Span<double> probabilities)
{
    private readonly Span<int> _words = words;
    private readonly Span<double> _probabilities = probabilities;

    /// <summary>Words kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>What a word must reach to be kept.</summary>
    public readonly double Threshold => Count < _words.Length ? 0 : _probabilities[^1];

    /// <summary>Considers a word. One that was offered before, and was not less probable then, changes nothing.</summary>
    public void Offer(int word, double probability)
    {
        if (probability < Threshold || _words[..Count].Contains(word) || (Count == _words.Length && !GoesBefore(Count - 1, word, probability)))
        {
            return;
        }

        int slot = Count < _words.Length ? Count++ : Count - 1;
        for (; slot > 0 && GoesBefore(slot - 1, word, probability); slot--)
        {
            _words[slot] = _words[slot - 1];
            _probabilities[slot] = _probabilities[slot - 1];
        }

        _words[slot] = word;
        _probabilities[slot] = probability;
    }

    private readonly bool GoesBefore(int slot, int word, double probability) =>
        probability > _probabilities[slot] || (probability == _probabilities[slot] && word < _words[slot]);
}
