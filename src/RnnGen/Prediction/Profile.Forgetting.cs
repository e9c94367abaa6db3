namespace RnnGen;

/// <content>What is taken back.</content>
public sealed partial class Profile
{
    /// <summary>
    /// Forgets a word, whether the model knows it or not: no table holds it any more. Where nothing had to make room for it or since, the tables are, byte for byte, those of a profile that had read
    /// <c>&lt;unk&gt;</c> in its place. Predictors over it empty their caches at once, and the weights of the sources begin again. A model that was trained with the word goes on to predict it.
    /// </summary>
    /// <param name="word">The word as people write it. One that is longer than <see cref="TextTokenizer.MaxTokenLength"/> was learnt in pieces, and all of them are forgotten.</param>
    /// <returns>Whether it was held.</returns>
    /// <exception cref="ArgumentException">It is several words for the tokenizer, which the message names; nothing is forgotten.</exception>
    public bool Forget(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Forget);
        _isGone.AsSpan().Clear();
        ReadOnlySpan<char> text = word.AsSpan().Trim();
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];

        // A profile shows its words as they were written: each of them is found, also one that is read otherwise where it stands alone.
        if (!(text.Length is > 0 and <= TextTokenizer.MaxTokenLength && TryRemove(Spell(text, buffer))) && !TryRemovePieces(text, buffer))
        {
            return false;
        }

        Table.Compact();
        NGrams.Replace(_isGone);
        Mixture?.Restart();
        Changes.TakeBack();
        return true;
    }

    /// <summary>Forgets everything, and has the predictors over it do so too.</summary>
    public void Clear()
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Clear);
        Table.Clear();
        NGrams.Clear();
        WordsRead = 0;
        Mixture?.Restart();
        Changes.TakeBack();
    }

    /// <summary>Removes the word that a text is, or all pieces in which it was read.</summary>
    private bool TryRemovePieces(ReadOnlySpan<char> text, Span<char> buffer)
    {
        SingleWord.ThrowIfSeveral(this, text);
        Span<char> tokenBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        bool isAny = false;
        for (int end = 0; Tokenizer.TryRead(text, ref end, tokenBuffer, out ReadOnlySpan<char> token);)
        {
            isAny |= TryRemove(SpellToken(token, buffer));
        }

        return isAny;
    }

    private bool TryRemove(ReadOnlySpan<char> spelling)
    {
        int number = Table.Find(spelling);
        if (number < 0)
        {
            return false;
        }

        _isGone[number] = true;
        Table.Remove(number);
        return true;
    }
}
