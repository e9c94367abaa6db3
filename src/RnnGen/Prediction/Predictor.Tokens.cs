namespace RnnGen;

/// <content>Tokens of the user's own words.</content>
public sealed partial class Predictor
{
    /// <summary>
    /// The words that may have the same number in the profile one after another, and yet have different tokens: a token is V + number + (most numbers)·(serial of the word mod this), so that one that is held beyond its word's
    /// life is refused, and is not the next word's.
    /// </summary>
    private int Lives => (int.MaxValue - Vocabulary.Count) / _tokens.Length;

    /// <inheritdoc/>
    /// <remarks>The token of a user's own word is good until the word is forgotten or makes room for others, and no other word has it afterwards. It is the same in all predictors over the profile that are of one vocabulary, but another one when the profile was saved and loaded.</remarks>
    public string WordOf(int token)
    {
        ThrowIfNotAWord(token);
        if (token < Vocabulary.Count)
        {
            return Vocabulary[token];
        }

        int number = NumberOf(token);
        return _spelled[number] ??= Profile.Table.Written(number).ToString();
    }

    /// <inheritdoc/>
    /// <remarks><inheritdoc cref="WordOf" path="/remarks/node()"/></remarks>
    public int TokenOf(ReadOnlySpan<char> word)
    {
        int token = Vocabulary.IndexOf(word);
        if (token != Vocabulary.Unknown || word.IsEmpty || word.Length > TextTokenizer.MaxTokenLength)
        {
            return token;
        }

        Look();
        int number = Profile.NumberOf(Profile.Spell(word, stackalloc char[TextTokenizer.MaxTokenLength]));
        return IsOwn(number) ? OwnToken(number) : Vocabulary.Unknown;
    }

    /// <summary>A word as the tokenizer spells it; empty for <c>&lt;unk&gt;</c>. One of the user's own is copied: the table may move it while it is learnt from.</summary>
    private ReadOnlySpan<char> SpellingOf(int token, Span<char> buffer)
    {
        if (token < Vocabulary.Count)
        {
            return token == Vocabulary.Unknown ? "" : Vocabulary[token];
        }

        ReadOnlySpan<char> spelling = Profile.Table.Spelling(NumberOf(token));
        spelling.CopyTo(buffer);
        return buffer[..spelling.Length];
    }

    /// <summary>The token of one of the user's own words.</summary>
    private int OwnToken(int number) => Vocabulary.Count + number + (_tokens.Length * (Profile.Table[number].Serial % Lives));

    /// <summary>The number of one of the user's own words.</summary>
    private int NumberOf(int token) => (token - Vocabulary.Count) % _tokens.Length;

    private void ThrowIfNotAWord(int token)
    {
        Look();
        if (token < 0 || (token >= Vocabulary.Count && !(IsOwn(NumberOf(token)) && OwnToken(NumberOf(token)) == token)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(token), token, $"Token {token} is no word: tokens run from 0 to {Vocabulary.Count - 1}, and those of the user's own words are those that were suggested, until a word is forgotten.");
        }
    }
}
