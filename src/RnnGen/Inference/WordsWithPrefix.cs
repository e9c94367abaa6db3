namespace RnnGen;

/// <summary>
/// The words of a vocabulary that begin with a prefix: what an <see cref="IWordPredictor"/> over another kind of model needs for
/// <see cref="IWordPredictor.Complete"/>. <c>&lt;unk&gt;</c> is never among them. Finding them takes two binary searches and allocates nothing.
/// </summary>
public readonly ref struct WordsWithPrefix
{
    private readonly PrefixMatches _matches;

    // Null of default, which finds no words.
    private readonly SortedWords? _words;

    /// <summary>Finds the words.</summary>
    /// <param name="vocabulary">The words to search.</param>
    /// <param name="prefix">
    /// The word begun, as it was typed: it is spelled by the tokenizer first. All known words begin with an empty prefix, and none with one
    /// that is longer than <see cref="TextTokenizer.MaxTokenLength"/>.
    /// </param>
    /// <param name="matching">When a word begins with the prefix.</param>
    /// <param name="buffer">Scratch of at least <see cref="TextTokenizer.MaxTokenLength"/> characters, which must not change while the words are in use.</param>
    /// <exception cref="ArgumentException"><paramref name="buffer"/> is too short.</exception>
    public WordsWithPrefix(Vocabulary vocabulary, ReadOnlySpan<char> prefix, PrefixMatching matching, Span<char> buffer)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (buffer.Length < TextTokenizer.MaxTokenLength)
        {
            throw new ArgumentException($"The buffer has {buffer.Length} characters, but a word can have {TextTokenizer.MaxTokenLength}.", nameof(buffer));
        }

        _words = vocabulary.SortedWords;
        if (prefix.Length <= TextTokenizer.MaxTokenLength)
        {
            _matches = new PrefixMatches(vocabulary, vocabulary.Tokenizer.Normalize(prefix, buffer), matching);
        }
    }

    /// <summary>Whether a word is among them.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    public bool Contains(int token)
    {
        if (_words is null)
        {
            return false;
        }

        // <unk>, too, is a token.
        if ((uint)token > (uint)_words.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"Token {token} is not in the vocabulary: tokens run from 0 to {_words.Count}.");
        }

        int position = _words.Positions[token];
        return position >= _matches.Start && position < _matches.End && _matches.IsMatch(position);
    }

    /// <summary>The words in the order of their spelling: <c>foreach (int token in words)</c>.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the words.</summary>
    public ref struct Enumerator
    {
        private readonly WordsWithPrefix _found;
        private int _position;

        internal Enumerator(WordsWithPrefix found)
        {
            _found = found;
            _position = found._matches.Start - 1;
        }

        /// <summary>The word.</summary>
        /// <exception cref="InvalidOperationException"><see cref="MoveNext"/> was not called, or has returned false.</exception>
        public readonly int Current => _position >= _found._matches.Start && _position < _found._matches.End
            ? _found._words!.Tokens[_position]
            : throw new InvalidOperationException("There is no current word: call MoveNext first, and go on while it returns true.");

        /// <summary>Goes to the next word; false after the last.</summary>
        public bool MoveNext()
        {
            int end = _found._matches.End;
            _position = Math.Min(_position + 1, end);
            while (_position < end && !_found._matches.IsMatch(_position))
            {
                _position++;
            }

            return _position < end;
        }
    }
}
