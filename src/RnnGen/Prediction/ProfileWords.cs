namespace RnnGen;

/// <summary>
/// The words that a profile holds: their spelling, how they were written, how often and when last. A word keeps its number as long as it is held. All memory is allocated at the beginning.
/// </summary>
internal sealed class ProfileWords
{
    /// <summary>Characters of the spellings of a word, on average, for which there is room.</summary>
    private const int LettersPerWord = 24;

    private readonly Word[] _words;
    private readonly int[] _buckets;
    private readonly ulong[] _keys;
    private char[] _letters;
    private char[] _spareLetters;
    private int _letterCount;
    private int _serial;
    private int _firstFree;
    private int _used = UserNGrams.FirstWord;

    /// <summary>Allocates room.</summary>
    /// <param name="capacity">Most words.</param>
    public ProfileWords(int capacity)
    {
        Capacity = capacity;
        _words = new Word[UserNGrams.FirstWord + capacity];
        _keys = new ulong[capacity];
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _letters = new char[Math.Max(LettersPerWord * capacity, 4 * TextTokenizer.MaxTokenLength)];
        _spareLetters = new char[_letters.Length];
    }

    /// <summary>Most words.</summary>
    public int Capacity { get; }

    /// <summary>Words held.</summary>
    public int Count { get; private set; }

    /// <summary>The number after the largest that was given to a word.</summary>
    public int End => _used;

    /// <summary>The serial of the word added last; it rises for as long as the table lives.</summary>
    public int LastSerial => _serial;

    /// <summary>Whether another word may find no room.</summary>
    public bool IsFull => Count == Capacity || _letterCount + (2 * TextTokenizer.MaxTokenLength) > _letters.Length;

    /// <summary>Whether a word finds room that is written so: where a file holds it, it had room before.</summary>
    public bool HasRoomFor(ReadOnlySpan<char> spelling, ReadOnlySpan<char> written) =>
        Count < Capacity && _letterCount + spelling.Length + (written.SequenceEqual(spelling) ? 0 : written.Length) <= _letters.Length;

    /// <summary>Bytes of all memory.</summary>
    public long SizeInBytes => ((long)_words.Length * Word.SizeInBytes) + ((long)_keys.Length * sizeof(ulong)) + ((long)_buckets.Length * sizeof(int)) + (2L * _letters.Length * sizeof(char));

    /// <summary>What is known of the use of a word.</summary>
    public ref Word this[int word] => ref _words[word];

    /// <summary>Whether a number is that of a word.</summary>
    public bool Holds(int word) => word >= UserNGrams.FirstWord && word < _used && _words[word].IsHeld;

    /// <summary>The spelling of a word, in which it is found.</summary>
    public ReadOnlySpan<char> Spelling(int word) => _letters.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>The way in which it is most often written.</summary>
    public ReadOnlySpan<char> Written(int word) => _letters.AsSpan(_words[word].WrittenStart, _words[word].WrittenLength);

    /// <summary>All words, the most frequent first.</summary>
    public IReadOnlyList<ProfileWord> List() =>
    [
        .. Enumerable.Range(UserNGrams.FirstWord, End - UserNGrams.FirstWord)
            .Where(Holds)
            .Select(word => new ProfileWord(Written(word).ToString(), _words[word].Count, _words[word].HasEntered))
            .OrderByDescending(word => word.Count)
            .ThenBy(word => word.Word, StringComparer.Ordinal),
    ];

    /// <summary>The number of a word; −1 where it is not held.</summary>
    public int Find(ReadOnlySpan<char> spelling)
    {
        for (int word = _buckets[Bucket(spelling)]; word != 0; word = _words[word].Next)
        {
            if (Spelling(word).SequenceEqual(spelling))
            {
                return word;
            }
        }

        return -1;
    }

    /// <summary>Adds a word that is not held. The caller has made sure that there is room.</summary>
    /// <param name="spelling">Its spelling.</param>
    /// <param name="now">When, in words read.</param>
    public int Add(ReadOnlySpan<char> spelling, int now)
    {
        int word = _firstFree == 0 ? _used++ : _firstFree;
        _firstFree = word == _firstFree ? _words[word].Next : _firstFree;
        ref int bucket = ref _buckets[Bucket(spelling)];
        int start = Append(spelling);
        _words[word] = new Word { IsHeld = true, Start = start, Length = spelling.Length, WrittenStart = start, WrittenLength = spelling.Length, Serial = ++_serial, LastUse = now, Next = bucket };
        bucket = word;
        Count++;
        return word;
    }

    /// <summary>
    /// Counts a way of writing a word: the way that has the majority is kept (Boyer and Moore 1981). The caller has made sure that there is room.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="written">As it stands in the text.</param>
    /// <param name="weight">What it counts for.</param>
    public void Vote(int word, ReadOnlySpan<char> written, int weight)
    {
        ref Word entry = ref _words[word];
        if (Written(word).SequenceEqual(written))
        {
            entry.Votes = Math.Min(entry.Votes + weight, short.MaxValue);
        }
        else if (weight > entry.Votes)
        {
            // A spelling of the same length takes the place of the one before, unless that is the word's own.
            if (entry.WrittenStart == entry.Start || entry.WrittenLength != written.Length)
            {
                entry.WrittenStart = written.SequenceEqual(Spelling(word)) ? entry.Start : Append(written);
                entry.WrittenLength = written.Length;
            }
            else
            {
                written.CopyTo(_letters.AsSpan(entry.WrittenStart));
            }

            entry.Votes = weight - entry.Votes;
        }
        else
        {
            entry.Votes -= weight;
        }
    }

    /// <summary>Removes a word; its number may be given to another.</summary>
    public void Remove(int word)
    {
        ref int next = ref _buckets[Bucket(Spelling(word))];
        while (next != word)
        {
            next = ref _words[next].Next;
        }

        next = _words[word].Next;
        _words[word] = new Word { Next = _firstFree };
        _firstFree = word;
        Count--;
    }

    /// <summary>Removes all words.</summary>
    public void Clear()
    {
        _words.AsSpan().Clear();
        _buckets.AsSpan().Clear();
        _letters.AsSpan().Clear();
        _spareLetters.AsSpan().Clear();
        (Count, _letterCount, _firstFree, _used) = (0, 0, 0, UserNGrams.FirstWord);
    }

    /// <summary>Removes the least used quarter: those written least often and, of these, longest ago.</summary>
    /// <param name="isGone">Receives true at the number of each word removed.</param>
    public void RemoveLeastUsed(Span<bool> isGone)
    {
        int count = 0;
        for (int word = UserNGrams.FirstWord; word < _used; word++)
        {
            if (_words[word].IsHeld)
            {
                _keys[count++] = _words[word].Use;
            }
        }

        Span<ulong> keys = _keys.AsSpan(0, count);
        Ascending<ulong>.Sort(keys);
        ulong most = keys[(count + 3) / 4 - 1];
        for (int word = UserNGrams.FirstWord; word < _used; word++)
        {
            if (_words[word].IsHeld && _words[word].Use <= most)
            {
                isGone[word] = true;
                Remove(word);
            }
        }
    }

    /// <summary>Gives back the room of spellings that are gone, and overwrites them.</summary>
    public void Compact()
    {
        int end = 0;
        for (int word = UserNGrams.FirstWord; word < _used; word++)
        {
            ref Word entry = ref _words[word];
            if (entry.IsHeld)
            {
                bool isOwn = entry.WrittenStart == entry.Start;
                entry.Start = Move(entry.Start, entry.Length);
                entry.WrittenStart = isOwn ? entry.Start : Move(entry.WrittenStart, entry.WrittenLength);
            }
        }

        (_letters, _spareLetters, _letterCount) = (_spareLetters, _letters, end);
        _letters.AsSpan(end).Clear();
        _spareLetters.AsSpan().Clear();

        int Move(int start, int length)
        {
            _letters.AsSpan(start, length).CopyTo(_spareLetters.AsSpan(end));
            end += length;
            return end - length;
        }
    }

    private int Append(ReadOnlySpan<char> letters)
    {
        letters.CopyTo(_letters.AsSpan(_letterCount));
        _letterCount += letters.Length;
        return _letterCount - letters.Length;
    }

    private int Bucket(ReadOnlySpan<char> spelling)
    {
        uint hash = 2166136261;
        foreach (char letter in spelling)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash ^ (hash >> 16)) & (_buckets.Length - 1);
    }

    /// <summary>A word and what is known of its use.</summary>
    public struct Word
    {
        /// <summary>Bytes of one.</summary>
        public const int SizeInBytes = 10 * sizeof(int);

        internal int Start;
        internal int Length;
        internal int WrittenStart;
        internal int WrittenLength;
        internal int Next;

        /// <summary>What the way of writing leads by.</summary>
        public int Votes;

        /// <summary>How often it was written.</summary>
        public int Count;

        /// <summary>When it was last written, in words read.</summary>
        public int LastUse;

        /// <summary>Which of all words that were ever added it is: a number may have been another word's before.</summary>
        public int Serial;

        /// <summary>Whether the number is in use.</summary>
        public bool IsHeld;

        /// <summary>Whether the word may be suggested and has n-grams of its own.</summary>
        public bool HasEntered;

        /// <summary>Grows with use: first by how often, then by how lately.</summary>
        public readonly ulong Use => ((ulong)(uint)Count << 32) | (uint)LastUse;
    }
}
