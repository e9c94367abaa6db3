using System.Text;

namespace RnnGen;

/// <summary>
/// The spelling of a word in a vocabulary: composed (Unicode's form NFC), in lower case where that is asked for (by the rules for whole words, so that a sigma
/// at the end is ς), well-formed and, in running text, without the invisible characters that only say how it is set, such as soft hyphens and marks of
/// direction. The joiners U+200C and U+200D are spelling, and stay.
/// </summary>
internal static class WordSpelling
{
    private const char CapitalSigma = 'Σ';
    private const char FinalSigma = 'ς';
    private const char DotAbove = '\u0307';
    private const char SoftHyphen = '\u00AD';

    // Below it all characters are composed, and all but one are seen.
    private const char FirstCombining = '\u0300';

    /// <summary>Spells a word, or the beginning of one. Nothing is allocated.</summary>
    /// <param name="word">The word as it stands in a text; what follows <see cref="TextTokenizer.MaxTokenLength"/> characters is left out where the spelling changes.</param>
    /// <param name="buffer">At least <see cref="TextTokenizer.MaxTokenLength"/> characters.</param>
    /// <param name="lowerCase">Whether it is lower-cased.</param>
    /// <param name="isTurkic">Whether the lower case of I has no dot.</param>
    /// <param name="isRunningText">Whether invisible characters are left out.</param>
    /// <returns>A slice of <paramref name="buffer"/> where the spelling is another one, <paramref name="word"/> otherwise; empty only if the word is.</returns>
    public static ReadOnlySpan<char> Spell(ReadOnlySpan<char> word, Span<char> buffer, bool lowerCase, bool isTurkic, bool isRunningText)
    {
        int kept = 0;
        while (kept < word.Length && char.IsAscii(word[kept]) && !(lowerCase && char.IsAsciiLetterUpper(word[kept])))
        {
            kept++;
        }

        if (kept == word.Length)
        {
            return word;
        }

        buffer = buffer[..TextTokenizer.MaxTokenLength];
        bool changed = false;
        word[..Math.Min(kept, buffer.Length)].CopyTo(buffer);
        for (int i = kept; i < word.Length; i++)
        {
            char unit = word[i];
            if (i >= buffer.Length || !IsSimple(unit, lowerCase, isTurkic, isRunningText))
            {
                return SpellWhole(word[..Math.Min(word.Length, buffer.Length)], buffer, lowerCase, isTurkic, isRunningText);
            }

            char spelled = lowerCase ? (char)LetterCase.ToLower(unit) : unit;
            changed |= spelled != unit;
            buffer[i] = spelled;
        }

        return changed ? buffer[..word.Length] : word;
    }

    /// <summary>Spells a word by the rules of a tokenizer, but in the case in which it stands in a text.</summary>
    /// <inheritdoc cref="Spell"/>
    public static ReadOnlySpan<char> SpellInItsCase(ReadOnlySpan<char> word, Span<char> buffer, TextTokenizer tokenizer) => tokenizer.Rules == FirstWordRules.Version
        ? FirstWordRules.Spell(word, buffer, lowerCase: false)
        : Spell(word, buffer, lowerCase: false, tokenizer.IsTurkic, tokenizer.IsRunningText);

    /// <summary>Whether a character is spelled by itself, whatever stands beside it.</summary>
    private static bool IsSimple(char unit, bool lowerCase, bool isTurkic, bool isRunningText) => unit < FirstCombining
        ? !(isRunningText && unit == SoftHyphen) && !(lowerCase && (unit == 'İ' || (isTurkic && unit == 'I')))
        : !char.IsSurrogate(unit) && !(lowerCase && unit == CapitalSigma) && !(isRunningText && IsSetting(unit)) && CanonicalForm.IsStable(unit);

    /// <summary>Whether a character only says how a text is set.</summary>
    private static bool IsSetting(int codePoint) => WordProperties.Of(codePoint) is { IsInvisible: true, Break: WordBreak.Format or WordBreak.Newline };

    /// <summary>Decomposes, lower-cases and composes: the order in which lower-casing sees every mark.</summary>
    private static ReadOnlySpan<char> SpellWhole(ReadOnlySpan<char> word, Span<char> buffer, bool lowerCase, bool isTurkic, bool isRunningText)
    {
        Span<int> room = stackalloc int[TextTokenizer.MaxTokenLength * CanonicalForm.MaxExpansion];
        int length = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (!isRunningText || !IsSetting(rune.Value))
            {
                length += CanonicalForm.Decompose(rune.Value, room[length..]);
            }
        }

        if (length == 0)
        {
            // Nothing of it is spelling: one of its characters stands for it.
            Rune.DecodeFromUtf16(word, out _, out int units);
            return word[..units];
        }

        CanonicalForm.Order(room[..length]);
        if (lowerCase)
        {
            length = ToLower(room[..length], isTurkic);
        }

        int written = 0;
        foreach (int codePoint in room[..CanonicalForm.Compose(room[..length])])
        {
            Rune rune = new(codePoint);
            if (written + rune.Utf16SequenceLength > buffer.Length)
            {
                break;
            }

            written += rune.EncodeToUtf16(buffer[written..]);
        }

        return word.SequenceEqual(buffer[..written]) ? word : buffer[..written];
    }

    /// <summary>Lower-cases decomposed text in place; returns its new length.</summary>
    private static int ToLower(Span<int> codePoints, bool isTurkic)
    {
        int written = 0;
        bool followsCased = false;
        for (int i = 0; i < codePoints.Length; i++)
        {
            int codePoint = codePoints[i];
            int lower = LetterCase.ToLower(codePoint);
            if (codePoint == CapitalSigma && followsCased && !IsCasedNext(codePoints[(i + 1)..]))
            {
                lower = FinalSigma;
            }
            else if (isTurkic && codePoint == 'I')
            {
                int dot = IndexOfDot(codePoints[(i + 1)..]);
                lower = dot < 0 ? 'ı' : 'i';
                if (dot >= 0)
                {
                    // The dot has become part of the letter: the marks before it take its place.
                    codePoints.Slice(i, dot + 1).CopyTo(codePoints[(i + 1)..]);
                    i++;
                }
            }

            followsCased = LetterCase.IsIgnorable(codePoint) ? followsCased : LetterCase.IsCased(codePoint);
            codePoints[written++] = lower;
        }

        return written;
    }

    private static bool IsCasedNext(ReadOnlySpan<int> codePoints)
    {
        foreach (int codePoint in codePoints)
        {
            if (!LetterCase.IsIgnorable(codePoint))
            {
                return LetterCase.IsCased(codePoint);
            }
        }

        return false;
    }

    /// <summary>Where among the marks on a letter its dot stands, if no other mark above the letter comes before it; −1 without one.</summary>
    private static int IndexOfDot(ReadOnlySpan<int> codePoints)
    {
        const int Above = 230;
        for (int i = 0; i < codePoints.Length; i++)
        {
            if (codePoints[i] == DotAbove)
            {
                return i;
            }

            if (CanonicalForm.CombiningClass(codePoints[i]) is 0 or Above)
            {
                return -1;
            }
        }

        return -1;
    }
}
