namespace RnnGen.NGrams;

/// <summary>
/// All n-grams of a text up to some order, with their counts, as a trie whose levels are sorted arrays. One sort of the positions of the text by
/// the words that follow gives every level at once.
/// </summary>
internal sealed class NGramCounts
{
    private readonly NGramLevel[] _levels;

    /// <summary>Counts.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="order">Words of the longest n-grams, at least 1.</param>
    /// <param name="vocabularySize">Number of words there are. The first level holds all of them, so that a word is its own index there.</param>
    public NGramCounts(int[] tokens, int order, int vocabularySize)
    {
        Order = order;
        int[] positions = [.. Enumerable.Range(0, tokens.Length)];
        Array.Sort(positions, (x, y) => NGramAt(tokens, x).SequenceCompareTo(NGramAt(tokens, y)));
        _levels = CreateLevels(tokens, positions, vocabularySize);
        LinkSuffixes();
        CountOccurrences(tokens);
        CountContinuations();
    }

    /// <summary>Words of the longest n-grams.</summary>
    public int Order { get; }

    /// <summary>The n-grams of n words; n = 0 is the empty one, which all words continue.</summary>
    public NGramLevel this[int length] => _levels[length];

    /// <summary>The n-gram of n + 1 words that continues one of n words; −1 where the text has none.</summary>
    /// <param name="length">n, below <see cref="Order"/>.</param>
    /// <param name="nGram">The n-gram.</param>
    /// <param name="word">The word after it.</param>
    public int Find(int length, int nGram, int word)
    {
        (int start, int end) = _levels[length].Continuations(nGram);
        int offset = _levels[length + 1].Words[start..end].BinarySearch(word);
        return offset < 0 ? -1 : start + offset;
    }

    /// <summary>The words from a position on, as many as the longest n-gram has; fewer at the end of the text.</summary>
    private ReadOnlySpan<int> NGramAt(int[] tokens, int position) => tokens.AsSpan(position, Math.Min(Order, tokens.Length - position));

    /// <summary>Reads the sorted positions: where one shares n words with the one before, its n-grams of up to n words are there already.</summary>
    private NGramLevel[] CreateLevels(int[] tokens, int[] positions, int vocabularySize)
    {
        List<int>[] words = [.. Enumerable.Range(0, Order + 2).Select(_ => new List<int>())];
        List<int>[] firstContinuations = [.. Enumerable.Range(0, Order + 1).Select(_ => new List<int>())];
        Add(0, -1);
        ReadOnlySpan<int> previous = [];
        foreach (int position in positions)
        {
            ReadOnlySpan<int> nGram = NGramAt(tokens, position);
            FillWords(nGram[0]);
            for (int length = previous.CommonPrefixLength(nGram) + 1; length <= nGram.Length; length++)
            {
                Add(length, nGram[length - 1]);
            }

            previous = nGram;
        }

        FillWords(vocabularySize);
        return [.. Enumerable.Range(0, Order + 1).Select(length =>
            new NGramLevel([.. words[length]], [.. firstContinuations[length], words[length + 1].Count]))];

        void Add(int length, int word)
        {
            words[length].Add(word);
            firstContinuations[length].Add(words[length + 1].Count);
        }

        // Words that do not occur have their place all the same.
        void FillWords(int end)
        {
            while (words[1].Count < end)
            {
                Add(1, words[1].Count);
            }
        }
    }

    /// <summary>An n-gram's suffix continues its context's suffix by the same word; it occurs wherever the n-gram does.</summary>
    private void LinkSuffixes()
    {
        for (int length = 1; length < Order; length++)
        {
            NGramLevel level = _levels[length + 1];
            for (int context = 0; context < _levels[length].Count; context++)
            {
                (int start, int end) = _levels[length].Continuations(context);
                for (int nGram = start; nGram < end; nGram++)
                {
                    level.Suffixes[nGram] = Find(length - 1, _levels[length].Suffixes[context], level.Words[nGram]);
                }
            }
        }
    }

    private void CountOccurrences(int[] tokens)
    {
        for (int position = 0; position + Order <= tokens.Length; position++)
        {
            int nGram = 0;
            for (int length = 0; length < Order; length++)
            {
                nGram = Find(length, nGram, tokens[position + length]);
            }

            _levels[Order].Counts[nGram]++;
        }
    }

    private void CountContinuations()
    {
        for (int length = 1; length < Order; length++)
        {
            foreach (int suffix in _levels[length + 1].Suffixes)
            {
                _levels[length].Counts[suffix]++;
            }
        }
    }
}
