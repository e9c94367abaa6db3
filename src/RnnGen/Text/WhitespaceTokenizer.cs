namespace RnnGen;

/// <summary>
/// For texts that come tokenised, as WikiText does: a token is a run of characters that are not white space, so <c>&lt;unk&gt;</c> in the text
/// is the unknown word; the end of each line, blank ones included, is a token of its own, <see cref="EndOfLine"/>. A line ends at "\n", "\r\n"
/// or "\r"; a whole text also ends its last line, if there is something in it.
/// </summary>
public sealed class WhitespaceTokenizer : TextTokenizer
{
    /// <summary>Name in a model file.</summary>
    public const string KindName = "whitespace";

    /// <summary>The token at the end of each line.</summary>
    public const string EndOfLine = "<eos>";

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="lowerCase">Whether words are lower-cased.</param>
    public WhitespaceTokenizer(bool lowerCase = false)
        : base(lowerCase)
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
        while (position < text.Length && char.IsWhiteSpace(text[position]))
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
        bool isOpen = !lastLine.IsWhiteSpace();
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
    protected override int TokenLength(ReadOnlySpan<char> text)
    {
        int length = 1;
        while (length < text.Length && length < MaxTokenLength && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }
}
