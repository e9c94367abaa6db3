namespace RnnGen;

/// <summary>Reads the tokens of a whole text, its end included, without allocating.</summary>
internal ref struct TokenReader
{
    private readonly TextTokenizer _tokenizer;
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _buffer;
    private int _position;
    private bool _ended;

    public TokenReader(TextTokenizer tokenizer, ReadOnlySpan<char> text, Span<char> buffer)
    {
        _tokenizer = tokenizer;
        _text = text;
        _buffer = buffer;
    }

    /// <summary>Reads the next token; it is valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<char> token)
    {
        if (_tokenizer.TryRead(_text, ref _position, _buffer, out token))
        {
            return true;
        }

        if (_ended)
        {
            return false;
        }

        _ended = true;
        return _tokenizer.TryReadEnd(_text, out token);
    }
}
