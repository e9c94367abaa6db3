using System.Buffers;
using System.Text;

namespace RnnGen;

/// <summary>
/// Cuts a text into words. A tokenizer holds no state of a text and may be shared by threads. Text is taken as it is: it is not normalised, so
/// that a precomposed é and an e with a combining accent are different spellings; normalise to one form (NFC is the usual one) before, where
/// sources are mixed. A surrogate without its pair reads as U+FFFD.
/// </summary>
public abstract class TextTokenizer
{
    /// <summary>Longest token, in UTF-16 units: a longer one is cut there (never within a surrogate pair), and what follows is the next token.</summary>
    public const int MaxTokenLength = 256;

    private protected TextTokenizer(bool lowerCase) => LowerCase = lowerCase;

    /// <summary>Name of the kind in a model file: <see cref="WordTokenizer.KindName"/> or <see cref="WhitespaceTokenizer.KindName"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether words are lower-cased, character by character and the same in every culture.</summary>
    public bool LowerCase { get; }

    /// <summary>The tokenizer that a model file describes.</summary>
    /// <param name="kind">Its <see cref="Kind"/>.</param>
    /// <param name="lowerCase">Whether it lower-cases.</param>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is unknown.</exception>
    public static TextTokenizer Create(string kind, bool lowerCase) => kind switch
    {
        WordTokenizer.KindName => new WordTokenizer(lowerCase),
        WhitespaceTokenizer.KindName => new WhitespaceTokenizer(lowerCase),
        _ => throw new ArgumentException(
            $"There is no tokenizer '{kind}'; use '{WordTokenizer.KindName}' or '{WhitespaceTokenizer.KindName}'.", nameof(kind)),
    };

    /// <summary>Reads the next token at or after <paramref name="position"/>, without allocating.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to read, in [0, text.Length]; moves after the token, or to the end of the text.</param>
    /// <param name="buffer">Scratch of at least <see cref="MaxTokenLength"/> characters.</param>
    /// <param name="token">A slice of <paramref name="text"/> or, where lower-casing changed it, of <paramref name="buffer"/>.</param>
    /// <returns>Whether there was a token.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is outside the text.</exception>
    /// <exception cref="ArgumentException"><paramref name="buffer"/> is too short.</exception>
    public abstract bool TryRead(ReadOnlySpan<char> text, scoped ref int position, Span<char> buffer, out ReadOnlySpan<char> token);

    /// <summary>
    /// Reads the token that a whole text ends with beyond those of <see cref="TryRead"/>, if its kind has one. Whoever reads a prompt, which goes
    /// on after its last word, does not ask for it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    /// <returns>Whether there was one.</returns>
    public virtual bool TryReadEnd(ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        token = default;
        return false;
    }

    /// <summary>
    /// Where the word that a text ends in the middle of begins, for an input box: what comes before is fed, what follows is the prefix to complete.
    /// </summary>
    /// <param name="text">What was typed so far.</param>
    /// <returns>A position in the text; its length where the text is empty or ends after white space or punctuation.</returns>
    public abstract int UnfinishedWordStart(ReadOnlySpan<char> text);

    /// <summary>The tokens of a whole text, as strings: for looking at, since it allocates each of them.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<string> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> tokens = [];
        TokenReader reader = new(this, text, stackalloc char[MaxTokenLength]);
        while (reader.TryRead(out ReadOnlySpan<char> token))
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    /// <summary>Length of the token that <paramref name="text"/>, which is not empty and does not start with a space, starts with.</summary>
    private protected abstract int TokenLength(ReadOnlySpan<char> text);

    /// <summary>Reads the token that stands right at <paramref name="position"/>, after all spaces; there is none at the end of the text.</summary>
    private protected bool TryReadHere(ReadOnlySpan<char> text, scoped ref int position, Span<char> buffer, out ReadOnlySpan<char> token)
    {
        if (position == text.Length)
        {
            token = default;
            return false;
        }

        int start = position;
        position += TokenLength(text[start..]);
        token = Normalize(text[start..position], buffer);
        return true;
    }

    /// <summary>
    /// The token as it is spelled in a vocabulary: lower-cased where that is asked for, and well-formed. A slice of <paramref name="buffer"/>, which is
    /// at least as long as the token, where that changes it.
    /// </summary>
    internal ReadOnlySpan<char> Normalize(ReadOnlySpan<char> token, Span<char> buffer)
    {
        bool changed = false;
        int position = 0;
        while (position < token.Length)
        {
            bool isWellFormed = Rune.DecodeFromUtf16(token[position..], out Rune rune, out int length) == OperationStatus.Done;
            Rune normalized = LowerCase ? Rune.ToLowerInvariant(rune) : rune;
            if (!changed && (!isWellFormed || normalized != rune))
            {
                token[..position].CopyTo(buffer);
                changed = true;
            }

            if (changed)
            {
                // A character and its lower case have the same number of UTF-16 units, so lengths stay.
                normalized.EncodeToUtf16(buffer[position..]);
            }

            position += length;
        }

        return changed ? buffer[..token.Length] : token;
    }

    private protected static void ThrowIfWrongCall(ReadOnlySpan<char> text, int position, Span<char> buffer)
    {
        if ((uint)position > (uint)text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"The position must lie in [0, {text.Length}], within the text.");
        }

        if (buffer.Length < MaxTokenLength)
        {
            throw new ArgumentException($"The buffer has {buffer.Length} characters, but a token can have {MaxTokenLength}.", nameof(buffer));
        }
    }
}
