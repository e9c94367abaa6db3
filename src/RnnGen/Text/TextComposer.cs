using System.Buffers;
using System.Text;

namespace RnnGen;

/// <summary>
/// Puts words back together as people write them, one after the other, without allocating. The tokenizer says how: to which side a token leans
/// (<see cref="TextTokenizer.SpacingOf"/>), what stands between two that don't (<see cref="TextTokenizer.Separator"/>), and whether there are sentences to
/// begin with a capital. So what <see cref="WordTokenizer"/> cuts gets a space between two words, none before a comma or after an opening ¿, none between
/// the characters of scripts that have no spaces, quotation marks and the dashes of Spanish dialogue on the right side, and capitals where the tokenizer
/// lower-cases; names stay in lower case, as nothing tells them. Apostrophes are those of the text that it continues, or as the vocabulary spells them. What <see cref="WhitespaceTokenizer"/> cuts is joined by one space, or the end of a line.
/// </summary>
/// <remarks>A mutable struct of a few bytes: pass it by <see langword="ref"/>. <c>default</c> has no tokenizer and throws on use.</remarks>
public struct TextComposer
{
    private readonly TextTokenizer? _tokenizer;
    private SentencePosition _position;

    // Nothing comes between the text so far and the next token: it is empty, or ends in a space or in a mark that leans right.
    private bool _isAttached = true;
    private bool _isDoubleQuoteOpen;
    private bool _isSingleQuoteOpen;
    private bool _isDashOpen;

    // 14:30 is one expression, and three tokens.
    private bool _endsInNumber;
    private bool _endsInColonAfterNumber;

    // The sign of the last word of the beginning that has an apostrophe; '\0' where none has.
    private char _apostrophe;

    /// <summary>Begins a text.</summary>
    /// <param name="tokenizer">What cut the words: <c>vocabulary.Tokenizer</c>.</param>
    public TextComposer(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _position = tokenizer.HasSentences ? SentencePosition.Start : SentencePosition.Within;
    }

    /// <summary>Continues a text that is already there, with its spaces and quotation marks.</summary>
    /// <param name="tokenizer">What cuts the words: <c>vocabulary.Tokenizer</c>.</param>
    /// <param name="beginning">The text so far. White space, or a separator, at its end is taken for what stands before the next word.</param>
    public TextComposer(TextTokenizer tokenizer, ReadOnlySpan<char> beginning)
        : this(tokenizer)
    {
        _isAttached = false;
        Read(beginning);
        _isAttached |= beginning.IsEmpty || char.IsWhiteSpace(beginning[^1]) || beginning[^1] == tokenizer.Separator;
    }

    /// <summary>Writes the next word with the separator before it, if one belongs there.</summary>
    /// <param name="word">The word as the vocabulary spells it.</param>
    /// <param name="destination">Receives it; one character more than <see cref="TextTokenizer.TextOf"/> the word has is always enough.</param>
    /// <param name="written">Characters written; 0 when it does not fit.</param>
    /// <returns>Whether it fits; what does not fit is not part of the text.</returns>
    /// <exception cref="InvalidOperationException">The composer is <c>default</c>.</exception>
    /// <exception cref="ArgumentException">The word is empty.</exception>
    public bool TryAppend(ReadOnlySpan<char> word, Span<char> destination, out int written)
    {
        if (_tokenizer is null)
        {
            throw new InvalidOperationException("A default TextComposer has no tokenizer. Create it with new TextComposer(vocabulary.Tokenizer).");
        }

        if (word.IsEmpty)
        {
            throw new ArgumentException("The word is empty, but a word has at least 1 character.", nameof(word));
        }

        TextComposer next = this;
        bool isCapital = _tokenizer.LowerCase && _position != SentencePosition.Within;
        int separator = next.Place(word, quoteSide: null) ? 1 : 0;
        ReadOnlySpan<char> spelling = _tokenizer.TextOf(word);
        written = separator + spelling.Length;
        if (written > destination.Length)
        {
            written = 0;
            return false;
        }

        destination[..separator].Fill(_tokenizer.Separator);
        spelling.CopyTo(destination[separator..]);
        if (_apostrophe != '\0' && Apostrophes.IndexIn(spelling) >= 0)
        {
            Apostrophes.Replace(destination[separator..written], _apostrophe);
        }

        if (isCapital)
        {
            Capitalize(destination[separator..written], _tokenizer.IsTurkic);
        }

        this = next;
        return true;
    }

    /// <summary>Moves on after a token; returns whether a separator comes before it.</summary>
    /// <param name="word">The token.</param>
    /// <param name="quoteSide">The side to which a quotation mark leans where it stands in a text; null if that is not known.</param>
    private bool Place(ReadOnlySpan<char> word, TokenSpacing? quoteSide)
    {
        TokenSpacing side = SideOf(_tokenizer!.SpacingOf(word), quoteSide);
        bool isSeparated = !_isAttached && (side is TokenSpacing.None or TokenSpacing.Right);
        _isAttached = side is TokenSpacing.Right or TokenSpacing.Both;
        if (_tokenizer.HasSentences)
        {
            bool beginsWithDigit = word.Length > 0 && char.IsDigit(word[0]);
            isSeparated &= !(_endsInColonAfterNumber && beginsWithDigit);
            _endsInColonAfterNumber = _endsInNumber && word is ":";
            _endsInNumber = beginsWithDigit;
            _position = Punctuation.PositionAfter(word, _position);
            _isDashOpen &= _position != SentencePosition.Start;
        }

        return isSeparated;
    }

    /// <summary>Decides the side of what leans to both in turn.</summary>
    private TokenSpacing SideOf(TokenSpacing spacing, TokenSpacing? quoteSide)
    {
        switch (spacing)
        {
            case TokenSpacing.DoubleQuote:
                return Turn(ref _isDoubleQuoteOpen, quoteSide);

            case TokenSpacing.SingleQuote:
                return Turn(ref _isSingleQuoteOpen, quoteSide);

            case TokenSpacing.Dash when _position == SentencePosition.Start:
                // It begins speech, and is not closed: —Hola —dijo él—. ¿Qué tal?
                return TokenSpacing.Right;

            case TokenSpacing.Dash:
                return Turn(ref _isDashOpen, side: null);

            default:
                return spacing;
        }
    }

    /// <summary>Moves on after a text that people have spaced.</summary>
    private void Read(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int end = 0;
        while (_tokenizer!.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            BreakLine(text[end..position]);
            Place(word, QuoteSide(text, end, position));
            char sign = _tokenizer.IsRunningText ? Apostrophes.LastIn(word) : '\0';
            _apostrophe = sign == '\0' ? _apostrophe : sign;
            end = position;
        }

        BreakLine(text[end..]);
    }

    private void BreakLine(ReadOnlySpan<char> gap)
    {
        if (_tokenizer!.HasSentences && gap.IndexOfAny('\n', '\r') >= 0)
        {
            _position = SentencePosition.Start;
            _isDashOpen = false;
        }
    }

    /// <summary>
    /// The side to which a quotation mark leans that was written between spaces and words: the one in "the girls' cave" opens nothing. Null where it touches both or neither.
    /// </summary>
    private static TokenSpacing? QuoteSide(ReadOnlySpan<char> text, int end, int position)
    {
        bool touchesBefore = end > 0 && !char.IsWhiteSpace(text[end]);
        bool touchesAfter = position < text.Length && !char.IsWhiteSpace(text[position]);
        return touchesBefore == touchesAfter ? null : touchesBefore ? TokenSpacing.Left : TokenSpacing.Right;
    }

    private static TokenSpacing Turn(ref bool isOpen, TokenSpacing? side)
    {
        isOpen = side is null ? !isOpen : side == TokenSpacing.Right;
        return isOpen ? TokenSpacing.Right : TokenSpacing.Left;
    }

    private static void Capitalize(Span<char> word, bool isTurkic)
    {
        // A character and its title case have the same number of UTF-16 units.
        if (Rune.DecodeFromUtf16(word, out Rune first, out _) == OperationStatus.Done)
        {
            new Rune(LetterCase.ToTitle(first.Value, isTurkic)).EncodeToUtf16(word);
        }
    }
}
