namespace RnnGen;

/// <summary>
/// For texts that come tokenised, as WikiText does: a token is a run of characters that are not white space, so <c>&lt;unk&gt;</c> in the text
/// is the unknown word; the end of each line, blank ones included, is a token of its own, <see cref="EndOfLine"/>. A line ends at "\n", "\r\n"
/// or "\r"; a whole text also ends its last line, if there is something in it. A mark of byte order at the beginning of a line or a token is passed over.
/// </summary>
public sealed class WhitespaceTokenizer : TextTokenizer
{
    /// <summary>Name in a model file.</summary>
    public const string KindName = "whitespace";

    /// <summary>The token at the end of each line.</summary>
    public const string EndOfLine = "<eos>";

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="lowerCase">Whether words are lower-cased.</param>
    /// <param name="culture">The language whose lower case it is, if it has one of its own: see <see cref="TextTokenizer.Culture"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="culture"/> is not null, <c>tr</c> or <c>az</c>.</exception>
    public WhitespaceTokenizer(bool lowerCase = false, string? culture = null)
        : base(lowerCase, culture)
    {
    }

    /// <summary>The one that keeps case.</summary>
    public static WhitespaceTokenizer Default { get; } = new();

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    /// <remarks>A last line without a line end is left open: see <see cref="TryReadEnd"/>.</remarks>
    public override bool TryRead(ReadOnlySpan<char> text, scoped ref int position, Span<char> buffer, out ReadOnlySpan<char> token)
    {
        ThrowIfWrongCall(text, position, buffer);
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || IsByteOrderMark(text, position)))
        {
            char space = text[position++];
            if (space is not ('\n' or '\r'))
            {
                continue;
            }

            if (space == '\r' && position < text.Length && text[position] == '\n')
            {
                position++;
            }

            token = EndOfLine;
            return true;
        }

        return base.TryRead(text, ref position, buffer, out token);
    }

    /// <summary>Reads <see cref="EndOfLine"/> when the last line has words but no line end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    /// <returns>Whether there was one.</returns>
    public override bool TryReadEnd(ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        ReadOnlySpan<char> lastLine = text[(text.LastIndexOfAny('\n', '\r') + 1)..];
        bool isOpen = !lastLine[(lastLine.Length > 0 && IsByteOrderMark(lastLine, 0) ? 1 : 0)..].IsWhiteSpace();
        token = isOpen ? EndOfLine : default(ReadOnlySpan<char>);
        return isOpen;
    }

    /// <inheritdoc/>
    public override int UnfinishedWordStart(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <inheritdoc/>
    /// <remarks>The end of a line joins the lines.</remarks>
    public override TokenSpacing SpacingOf(ReadOnlySpan<char> token) => token is EndOfLine ? TokenSpacing.Both : TokenSpacing.None;

    /// <inheritdoc/>
    /// <remarks>"\n" for <see cref="EndOfLine"/>.</remarks>
    public override ReadOnlySpan<char> TextOf(ReadOnlySpan<char> token) => token is EndOfLine ? "\n" : token;

    /// <inheritdoc/>
    protected override int GapLength(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;

    /// <inheritdoc/>
    protected override int TokenLength(ReadOnlySpan<char> text)
    {
        int length = 1;
        while (length < text.Length && length < MaxTokenLength && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>
    /// Whether a mark of byte order before a token is passed over: a file began there, or it stands before other characters. By itself within a line it is a
    /// token of the text.
    /// </summary>
    private bool IsByteOrderMark(ReadOnlySpan<char> text, int position) =>
        text[position] == '\uFEFF'
        && position + 1 < text.Length
        && (position == 0 || text[position - 1] is '\n' or '\r' || !char.IsWhiteSpace(text[position + 1]))
        && Rules != FirstWordRules.Version;
}
