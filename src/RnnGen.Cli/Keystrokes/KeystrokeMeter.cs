using System.Text;

namespace RnnGen.Cli;

/// <summary>
/// A count of the keystrokes of somebody who types a text on a phone keyboard and takes a suggestion as soon as the right one appears: the keystroke
/// savings of Trnka and McCoy, "Evaluating Word Prediction: Framing Keystroke Savings", ACL 2008.
/// </summary>
/// <remarks>
/// Before a word, and after each of its letters but the last, three words that begin with what was typed are shown. Taking one costs one
/// keystroke, which also types the space after the word; if the text has none there, as before a comma, the keyboard removes it. A word that is
/// not shown in time, such as any word missing from the vocabulary, costs its letters and its space. White space between two words is one character.
/// What is typed of a word is completed where <see cref="TextTokenizer.UnfinishedWordStart"/> takes it for one begun, as in any input box.
/// Punctuation marks are words like any others, upper and lower case are left to the keyboard, and the first word of the text is given, as in
/// every evaluation.
/// </remarks>
internal static class KeystrokeMeter
{
    private const int SuggestionsShown = 3;

    /// <summary>Counts the keystrokes of typing a text.</summary>
    /// <param name="predictor">Makes the suggestions; it must have read nothing yet.</param>
    /// <param name="text">The text.</param>
    public static KeystrokeCount Measure(IWordPredictor predictor, ReadOnlySpan<char> text)
    {
        TextTokenizer tokenizer = predictor.Vocabulary.Tokenizer;
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        KeystrokeCount count = default;
        int position = 0;
        bool isGiven = true;
        while (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            if (!isGiven)
            {
                count += Type(predictor, word, IsSpace(text[position..], tokenizer));
            }

            isGiven = false;
            predictor.Feed(predictor.Vocabulary.IndexOf(word));
        }

        return count;
    }

    /// <summary>Counts the keystrokes of typing one word.</summary>
    /// <param name="predictor">Makes the suggestions; it has read what comes before.</param>
    /// <param name="word">The word as the tokenizer spells it.</param>
    /// <param name="isSpaced">Whether white space follows it, which is a keystroke too.</param>
    public static KeystrokeCount Type(IWordPredictor predictor, ReadOnlySpan<char> word, bool isSpaced)
    {
        int token = predictor.TokenOf(word);

        // The end of a line is one key.
        ReadOnlySpan<char> spelling = word is WhitespaceTokenizer.EndOfLine ? "\n" : word;
        Span<Suggestion> shown = stackalloc Suggestion[SuggestionsShown];
        int letters = 0;
        int? accepted = null;
        int end = 0;
        foreach (Rune letter in spelling.EnumerateRunes())
        {
            if (accepted is null
                && token != Vocabulary.Unknown
                && predictor.Vocabulary.Tokenizer.UnfinishedWordStart(spelling[..end]) == 0
                && Holds(shown[..predictor.Complete(spelling[..end], shown)], token))
            {
                accepted = letters + 1;
            }

            letters++;
            end += letter.Utf16SequenceLength;
        }

        int characters = letters + (isSpaced ? 1 : 0);
        return new KeystrokeCount(accepted ?? characters, characters);
    }

    /// <summary>Whether a text begins with white space that is not a word of its own.</summary>
    public static bool IsSpace(ReadOnlySpan<char> text, TextTokenizer tokenizer) =>
        text.Length > 0 && char.IsWhiteSpace(text[0]) && (tokenizer is not WhitespaceTokenizer || text[0] is not ('\n' or '\r'));

    private static bool Holds(ReadOnlySpan<Suggestion> shown, int token)
    {
        foreach (Suggestion suggestion in shown)
        {
            if (suggestion.Token == token)
            {
                return true;
            }
        }

        return false;
    }
}
