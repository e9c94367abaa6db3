using System.Text;

namespace RnnGen;

/// <summary>
/// The spelling that is compared when case and accents do not matter: lower case, the same in every culture, letters without their marks, and letters that
/// people who have no key for them write otherwise: ł as l, ß as ss, œ as oe. Ñandú, ñandu and nandu fold alike. Marks that stand on their own go as well, so
/// that composed and decomposed texts fold alike, and so does what is invisible. Signs that make another letter of one, as those of kana, Devanagari and Thai
/// do, stay. All apostrophes fold to '.
/// </summary>
/// <remarks>Characters fold one by one, so that the beginning of a word folds to the beginning of what the word folds to.</remarks>
internal static class LetterFolding
{
    /// <summary>Folded, a text has at most this many times its characters.</summary>
    public const int MaxExpansion = 2;

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text; a surrogate without its pair reads as U+FFFD.</param>
    /// <param name="folded">Receives the folded text, which is at most <see cref="MaxExpansion"/> times as long as <paramref name="text"/>.</param>
    /// <returns>Its length.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                folded[length++] = char.ToLowerInvariant((char)rune.Value);
            }
            else if (!IsMark(rune.Value))
            {
                int letter = WithoutMarks(LetterCase.ToLower(WithoutMarks(rune.Value)));
                if (Written(letter) is { Length: > 0 } plain)
                {
                    plain.CopyTo(folded[length..]);
                    length += plain.Length;
                }
                else
                {
                    length += new Rune(letter).EncodeToUtf16(folded[length..]);
                }
            }
        }

        return length;
    }

    /// <summary>The folded spelling of a word: the same string where nothing changes.</summary>
    public static string Fold(string word)
    {
        Span<char> buffer = word.Length <= TextTokenizer.MaxTokenLength ? stackalloc char[MaxExpansion * TextTokenizer.MaxTokenLength] : new char[MaxExpansion * word.Length];
        ReadOnlySpan<char> folded = buffer[..Fold(word, buffer)];
        return folded.SequenceEqual(word) ? word : folded.ToString();
    }

    /// <summary>What is written for a letter that no canonical decomposition takes apart.</summary>
    private static ReadOnlySpan<char> Written(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'ŧ' => "t",
        'ς' => "σ",
        'ſ' => "s",
        '\u2019' or '\u02BC' => "'",
        _ => default,
    };

    /// <summary>A character without the marks of its canonical decomposition; the character itself where one of them makes another letter of it.</summary>
    private static int WithoutMarks(int codePoint)
    {
        while (CanonicalForm.TryDecompose(codePoint, out int first, out int second) && (second == 0 || IsMark(second)))
        {
            codePoint = first;
        }

        return codePoint;
    }

    /// <summary>Whether a character is an accent or a point, which is left out, or cannot be seen. Classes up to 9 are nuktas, signs of voice and viramas, those from 84 to 132 vowels.</summary>
    private static bool IsMark(int codePoint) =>
        CanonicalForm.CombiningClass(codePoint) is 1 or (> 9 and < 84) or > 132 || WordProperties.Of(codePoint).IsInvisible;
}
