using RnnGen.Files;

namespace RnnGen;

/// <content>What is learnt of each word.</content>
public sealed partial class Predictor
{
    private const int NotTakenOver = -1;

    /// <summary>Learns a word and then reads it.</summary>
    /// <param name="word">As the tokenizer spells it; empty for an unknown one without a spelling.</param>
    /// <param name="written">As it stands in the text.</param>
    /// <param name="isAccepted">Whether it is to be suggested from now on.</param>
    /// <param name="buffer">Room for a word.</param>
    /// <returns>Whether it could not have been suggested.</returns>
    private bool LearnAndRead(ReadOnlySpan<char> word, ReadOnlySpan<char> written, bool isAccepted, Span<char> buffer)
    {
        Predict();
        ReadOnlySpan<char> spelling = Profile.SpellToken(word, buffer);
        Target target = Find(word, spelling);
        Span<double> probabilities = stackalloc double[_sources.Length];
        double logScale = Weigh(target, spelling, probabilities, out double logNetwork);
        _mixture.Learn(_bucket, probabilities, logNetwork, logScale);
        if (target.Token == Vocabulary.Unknown && !spelling.IsEmpty && _own.Count > 0)
        {
            _mixture.LearnUnknown(target.IsOwn);
        }

        int number = Profile.Learn(_recent, new WrittenWord
        {
            Spelling = spelling,
            Written = written,
            IsKnown = target.Token != Vocabulary.Unknown,
            IsAccepted = isAccepted,
        });

        // Where words had to make room, the profile has seen to the last words itself, of which the latest is newer than this predictor's last look.
        Span<int> recent = stackalloc int[UserNGrams.Order - 1];
        _recent.CopyTo(recent);
        Look();
        recent.CopyTo(_recent);
        int ownToken = IsOwn(number) ? Vocabulary.Count + number : Vocabulary.Unknown;
        _cache?.Add(HiddenState, target.Token != Vocabulary.Unknown ? target.Token : ownToken);
        _adaptation?.Learn(target.Token);
        Advance(target.Token);
        return target.Token == Vocabulary.Unknown && !target.IsOwn;
    }

    /// <summary>Looks a word up.</summary>
    private Target Find(ReadOnlySpan<char> word, ReadOnlySpan<char> spelling)
    {
        int token = word.IsEmpty ? Vocabulary.Unknown : Vocabulary.IndexOf(word);
        int number = Profile.NumberOf(spelling);

        // Words of a vocabulary that the profile spells alike, such as don't and don’t, have one number: it is that of the word which the spelling finds, and the others have none.
        number = number != UserNGrams.Unknown && _tokens[number] == token ? number : UserNGrams.Unknown;
        return new Target(token, number, token == Vocabulary.Unknown && IsOwn(number));
    }

    /// <summary>Reads a word without learning it.</summary>
    private void Advance(int token)
    {
        _state.Feed(token);
        _companion?.Feed(token);
        _adaptation?.Feed(token);
    }

    /// <summary>Takes over what the profile has learnt since the last look, from this predictor or another one.</summary>
    private void Look()
    {
        if (_learnt == Profile.Changes.Learnt && _removals == Profile.Changes.Removals)
        {
            return;
        }

        _predictedAt = -1;
        if (_removals != Profile.Changes.Removals || !Profile.Changes.AreRemembered(_learnt))
        {
            LookAtAllWords();
        }

        for (; _learnt < Profile.Changes.Learnt; _learnt++)
        {
            TakeOver(Profile.Changes[_learnt]);
        }

        _lastSerial = Profile.Table.LastSerial;
    }

    /// <summary>Forgets what came of the text, because the profile has forgotten some of it.</summary>
    internal void TakeBack()
    {
        _cache?.Clear();
        _adaptation?.ReturnToTrained();
        _mixture.Restart();
        Look();
    }

    private void LookAtAllWords()
    {
        foreach (ref int number in _recent.AsSpan())
        {
            number = number == UserNGrams.Begin || IsSameSince(_lastSerial, number) ? number : UserNGrams.Unknown;
        }

        foreach (ref int token in _cache is null ? [] : _cache.Tokens)
        {
            token = token < Vocabulary.Count || IsSameSince(_lastSerial, token - Vocabulary.Count) ? token : Vocabulary.Unknown;
        }

        _own.Clear();
        _tokens.AsSpan(UserNGrams.FirstWord).Fill(NotTakenOver);
        _spelled.AsSpan().Clear();
        _counts.AsSpan().Clear();
        for (int number = UserNGrams.FirstWord; number < Profile.Table.End; number++)
        {
            if (Profile.Table.Holds(number) && Profile.Table[number].HasEntered)
            {
                TakeOver(number);
            }
        }

        (_removals, _learnt) = (Profile.Changes.Removals, Profile.Changes.Learnt);
    }

    /// <summary>Whether a number is that of a word that has entered, and the same one as when the profile had held so many words in all.</summary>
    private bool IsSameSince(int serial, int number) => Profile.Table.Holds(number) && Profile.Table[number].HasEntered && Profile.Table[number].Serial <= serial;

    /// <summary>Takes over a word that has entered, or was written again.</summary>
    private void TakeOver(int number)
    {
        if (number == UserNGrams.Unknown)
        {
            return;
        }

        if (_tokens[number] == NotTakenOver)
        {
            _tokens[number] = Vocabulary.IndexOf(Profile.Table.Spelling(number));
            if (_tokens[number] == Vocabulary.Unknown && _options.UsesOwnWords)
            {
                _own.Add(number, PortableMath.Exp(_spellings.LogProbability(Profile.Table.Spelling(number))));
            }
        }

        if (_options.UsesNGrams)
        {
            _counts[Place(number)] = (float)Profile.NGrams.OwnCountOf(number);
        }

        if (_spelled[number] is string spelled && !Profile.Table.Written(number).SequenceEqual(spelled))
        {
            _spelled[number] = null;
        }
    }

    /// <summary>Where what a word has of its own is kept: those of the vocabulary come first.</summary>
    private int Place(int number) => _tokens[number] != Vocabulary.Unknown ? _tokens[number] : Padded(Vocabulary.Count) + number;

    /// <summary>Whether a number of the profile is that of a word that is suggested as one of the user's own.</summary>
    private bool IsOwn(int number) =>
        _options.UsesOwnWords && number >= UserNGrams.FirstWord && Profile.Table.Holds(number) && Profile.Table[number].HasEntered && _tokens[number] == Vocabulary.Unknown;

    /// <summary>A word in the case in which it stands in a text, but spelled otherwise as any word, so that it is suggested without soft hyphens and the like; where that is no form of the same word, as it is spelled.</summary>
    private ReadOnlySpan<char> AsWritten(ReadOnlySpan<char> text, ReadOnlySpan<char> word, Span<char> buffer)
    {
        ReadOnlySpan<char> written = text.Trim();
        if (written.Length > TextTokenizer.MaxTokenLength)
        {
            return word;
        }

        written = WordSpelling.SpellInItsCase(written, buffer, Vocabulary.Tokenizer);
        return VisibleText.IsVisible(written) && Vocabulary.Tokenizer.Normalize(written, stackalloc char[TextTokenizer.MaxTokenLength]).SequenceEqual(word) ? written : word;
    }

    /// <summary>A word to be predicted.</summary>
    /// <param name="Token">Of the vocabulary.</param>
    /// <param name="Number">In the profile; <see cref="UserNGrams.Unknown"/> where it has not entered, or the number is that of another word.</param>
    /// <param name="IsOwn">Whether it is one of the user's own.</param>
    private readonly record struct Target(int Token, int Number, bool IsOwn);
}
