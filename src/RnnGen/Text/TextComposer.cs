using System.Buffers;
using System.Text;

namespace RnnGen;

/// <summary>
/// Puts words back together as people write them, one after the other, without allocating. What <see cref="WordTokenizer"/> cuts is joined: a space
/// between two words, none before a comma or after an opening ¿, quotes and the dashes of Spanish dialogue on the right side; and where the
/// tokenizer lower-cases, a sentence begins with a capital. Names stay in lower case: nothing tells them. What <see cref="WhitespaceTokenizer"/>
/// cuts is joined by one space, or the end of a line.
/// </summary>
/// <remarks>A mutable struct of a few bytes: pass it by <see langword="ref"/>. <c>default</c> has no tokenizer and throws on use.</remarks>
public struct TextComposer
{
    private readonly TextTokenizer? _tokenizer;
    private SentencePosition _position = SentencePosition.Start;

    // Nothing comes between the text so far and the next token: it is empty, or ends in white space or in a mark that leans right.
    private bool _isAttached = true;
    private bool _isDoubleQuoteOpen;
    private bool _isSingleQuoteOpen;
    private bool _isDashOpen;

    /// <summary>Begins a text.</summary>
    /// <param name="tokenizer">What cut the words: <c>vocabulary.Tokenizer</c>.</param>
    public TextComposer(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
    }

    /// <summary>Goes on from a text that is already there, with its spaces and quotes.</summary>
    /// <param name="tokenizer">What cuts the words: <c>vocabulary.Tokenizer</c>.</param>
    /// <param name="beginning">The text so far. White space at its end is taken for the space before the next word.</param>
    public TextComposer(TextTokenizer tokenizer, ReadOnlySpan<char> beginning)
        : this(tokenizer)
    {
        _isAttached = false;
        if (IsRunningText)
        {
            Read(beginning);
        }

        _isAttached |= beginning.IsEmpty || char.IsWhiteSpace(beginning[^1]);
    }

    private readonly bool IsRunningText => _tokenizer is WordTokenizer;

    /// <summary>Writes the next word with the space before it, if one belongs there.</summary>
    /// <param name="word">The word as the vocabulary spells it.</param>
    /// <param name="destination">Receives it; one character more than the word has is always enough.</param>
    /// <param name="written">Characters written; 0 when it does not fit.</param>
    /// <returns>Whether it fits; what does not fit is not part of the text.</returns>
    /// <exception cref="InvalidOperationException">The composer is <c>default</c>.</exception>
    public bool TryAppend(ReadOnlySpan<char> word, Span<char> destination, out int written)
    {
        if (_tokenizer is null)
        {
            throw new InvalidOperationException("A default TextComposer has no tokenizer. Create it with new TextComposer(vocabulary.Tokenizer).");
        }

        TextComposer next = this;
        bool isCapital = IsRunningText && _tokenizer.LowerCase && _position != SentencePosition.Within;
        int separator = next.Place(word) ? 1 : 0;
        ReadOnlySpan<char> spelling = !IsRunningText && word is WhitespaceTokenizer.EndOfLine ? "\n" : word;
        written = separator + spelling.Length;
        if (written > destination.Length)
        {
            written = 0;
            return false;
        }

        destination[..separator].Fill(' ');
        spelling.CopyTo(destination[separator..]);
        if (isCapital)
        {
            Capitalize(destination[separator..written]);
        }

        this = next;
        return true;
    }

    /// <summary>Moves on after a token; returns whether a space comes before it.</summary>
    private bool Place(ReadOnlySpan<char> word)
    {
        if (!IsRunningText)
        {
            bool isLineEnd = word is WhitespaceTokenizer.EndOfLine;
            bool isSpaced = !_isAttached && !isLineEnd;
            _isAttached = isLineEnd;
            return isSpaced;
        }

        Spacing side = SideOf(Punctuation.SpacingOf(word));
        bool needsSpace = !_isAttached && (side is Spacing.None or Spacing.Right);
        _isAttached = side is Spacing.Right or Spacing.Both;
        _position = Punctuation.PositionAfter(word, _position);
        _isDashOpen &= _position != SentencePosition.Start;
        return needsSpace;
    }

    /// <summary>Decides the side of what leans by turns.</summary>
    private Spacing SideOf(Spacing spacing)
    {
        switch (spacing)
        {
            case Spacing.DoubleQuote:
                return Turn(ref _isDoubleQuoteOpen);

            case Spacing.SingleQuote:
                return Turn(ref _isSingleQuoteOpen);

            case Spacing.Dash when _position == SentencePosition.Start:
                // Begins speech, and is not closed: —Hola —dijo él—. ¿Qué tal?
                return Spacing.Right;

            case Spacing.Dash:
                return Turn(ref _isDashOpen);

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
            BreakLine(text[end..(position - word.Length)]);
            Place(word);
            end = position;
        }

        BreakLine(text[end..]);
    }

    private void BreakLine(ReadOnlySpan<char> gap)
    {
        if (IsRunningText && gap.IndexOfAny('\n', '\r') >= 0)
        {
            _position = SentencePosition.Start;
            _isDashOpen = false;
        }
    }

    private static Spacing Turn(ref bool isOpen)
    {
        isOpen = !isOpen;
        return isOpen ? Spacing.Right : Spacing.Left;
    }

    private static void Capitalize(Span<char> word)
    {
        // A character and its upper case have the same number of UTF-16 units.
        if (Rune.DecodeFromUtf16(word, out Rune first, out _) == OperationStatus.Done)
        {
            Rune.ToUpperInvariant(first).EncodeToUtf16(word);
        }
    }
}
