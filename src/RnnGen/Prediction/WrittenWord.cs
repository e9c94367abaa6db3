using System.Globalization;
using System.Text;

namespace RnnGen;

/// <summary>A word as it was written in a text.</summary>
internal readonly ref struct WrittenWord
{
    /// <summary>What a way of writing counts for that no beginning of a sentence explains.</summary>
    private const int OfItsOwn = 4;

    /// <summary>As a profile spells it; empty for one that has no spelling.</summary>
    public ReadOnlySpan<char> Spelling { get; init; }

    /// <summary>As it stands in the text.</summary>
    public ReadOnlySpan<char> Written { get; init; }

    /// <summary>
    /// What <see cref="Written"/> tells of the way in which its user writes it: little if all that it has is a capital at its beginning, as any word has at the beginning of a sentence. It goes by the word alone, not
    /// by those before it: one of them may be forgotten.
    /// </summary>
    public int Weight => IsCapitalised(Written) ? 1 : OfItsOwn;

    /// <summary>Whether the model knows it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Whether its user asked for it, so that it is suggested at once.</summary>
    public bool IsAccepted { get; init; }

    private static bool IsCapitalised(ReadOnlySpan<char> word)
    {
        Rune.DecodeFromUtf16(word, out Rune first, out int length);
        if (!IsCapital(first))
        {
            return false;
        }

        foreach (Rune letter in word[length..].EnumerateRunes())
        {
            if (IsCapital(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCapital(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;
}
