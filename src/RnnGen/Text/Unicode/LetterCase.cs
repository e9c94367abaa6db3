namespace RnnGen;

/// <summary>Lower and title case by Unicode 15.0, the same on every machine and in every culture.</summary>
internal static class LetterCase
{
    private const int CasedFlag = 1;
    private const int IgnorableFlag = 2;

    /// <summary>The lower case of a character by itself; that of İ, which takes two characters, is left to those who know what follows.</summary>
    public static int ToLower(int codePoint) => codePoint + CaseTable.ToLower[KindOf(codePoint)];

    /// <summary>The title case of a character, in which a sentence begins.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="isTurkic">Whether the upper case of i has its dot.</param>
    public static int ToTitle(int codePoint, bool isTurkic) => isTurkic && codePoint == 'i' ? 'İ' : codePoint + CaseTable.ToTitle[KindOf(codePoint)];

    /// <summary>Whether a character has case.</summary>
    public static bool IsCased(int codePoint) => (CaseTable.Flags[KindOf(codePoint)] & CasedFlag) != 0;

    /// <summary>Whether a character is passed over in search of one with case, as marks and apostrophes are.</summary>
    public static bool IsIgnorable(int codePoint) => (CaseTable.Flags[KindOf(codePoint)] & IgnorableFlag) != 0;

    private static byte KindOf(int codePoint)
    {
        ReadOnlySpan<byte> blocks = CaseTable.KindsBlocks;
        int block = blocks[Math.Min(codePoint >> 7, blocks.Length - 1)];
        return CaseTable.Kinds[(block << 7) | (codePoint & 0x7F)];
    }
}
