namespace RnnGen.NGrams;

/// <summary>The k most probable words of those offered, kept sorted by insertion; of equals, the lower token goes first.</summary>
/// <param name="suggestions">Where they are kept; its length, from 1 to <see cref="MaxCount"/>, is k.</param>
/// <param name="probabilities">Room for as many probabilities, by which they are ranked: those of a suggestion are rounded to a float.</param>
internal ref struct BestWords(Span<Suggestion> suggestions, Span<double> probabilities)
{
    /// <summary>The largest k.</summary>
    public const int MaxCount = 64;

    private readonly Span<Suggestion> _suggestions = suggestions;
    private readonly Span<double> _probabilities = probabilities;

    /// <summary>Words kept so far.</summary>
    public int Count { get; private set; }

    /// <summary>What a word must reach to be kept.</summary>
    public readonly double Threshold => Count < _suggestions.Length ? 0 : _probabilities[^1];

    /// <summary>Considers a word. One that was offered before, and was not less probable then, changes nothing.</summary>
    public void Offer(int word, double probability)
    {
        if (probability < Threshold || (Count == _suggestions.Length && !GoesBefore(Count - 1, word, probability)) || Holds(word))
        {
            return;
        }

        int slot = Count < _suggestions.Length ? Count++ : Count - 1;
        for (; slot > 0 && GoesBefore(slot - 1, word, probability); slot--)
        {
            _suggestions[slot] = _suggestions[slot - 1];
            _probabilities[slot] = _probabilities[slot - 1];
        }

        _suggestions[slot] = new Suggestion(word, 0);
        _probabilities[slot] = probability;
    }

    /// <summary>Writes the probabilities, as shares of a total.</summary>
    /// <returns>How many words there are.</returns>
    public readonly int Complete(double total)
    {
        for (int slot = 0; slot < Count; slot++)
        {
            _suggestions[slot] = _suggestions[slot] with { Probability = (float)(_probabilities[slot] / total) };
        }

        return Count;
    }

    private readonly bool Holds(int word)
    {
        foreach (Suggestion kept in _suggestions[..Count])
        {
            if (kept.Token == word)
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool GoesBefore(int slot, int word, double probability) =>
        probability > _probabilities[slot] || (probability == _probabilities[slot] && word < _suggestions[slot].Token);
}
