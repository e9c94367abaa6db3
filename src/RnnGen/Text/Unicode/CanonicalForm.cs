namespace RnnGen;

/// <summary>Canonical decomposition and composition by Unicode 15.0: forms NFD and NFC, over code points.</summary>
internal static class CanonicalForm
{
    /// <summary>Most code points that one UTF-16 unit decomposes into.</summary>
    public const int MaxExpansion = 4;

    // Syllables of Hangul are computed: of a leading consonant, a vowel and perhaps a trailing consonant.
    private const int FirstSyllable = 0xAC00;
    private const int FirstLeading = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTrailing = 0x11A7;
    private const int Leadings = 19;
    private const int Vowels = 21;
    private const int Trailings = 28;

    /// <summary>Whether a character stays as it is in NFC, whatever stands beside it.</summary>
    public static bool IsStable(int codePoint)
    {
        int kind = KindOf(codePoint);
        return (CanonicalTable.Unstable[kind] | CanonicalTable.CombiningClasses[kind]) == 0;
    }

    /// <summary>The canonical combining class: 0 for what marks stand on, their place for marks.</summary>
    public static int CombiningClass(int codePoint) => CanonicalTable.CombiningClasses[KindOf(codePoint)];

    /// <summary>The decomposition that Unicode lists for a character, which may decompose further; syllables of Hangul have none here.</summary>
    /// <param name="codePoint">The character.</param>
    /// <param name="first">Its first character.</param>
    /// <param name="second">Its second one; 0 where there is none.</param>
    public static bool TryDecompose(int codePoint, out int first, out int second)
    {
        int index = codePoint < 0xC0 ? -1 : CanonicalTable.Decomposed.BinarySearch(codePoint);
        (first, second) = index < 0 ? default : (CanonicalTable.Firsts[index], CanonicalTable.Seconds[index]);
        return index >= 0;
    }

    /// <summary>Writes the full decomposition of a character, its marks not yet in their order.</summary>
    /// <returns>Its length.</returns>
    public static int Decompose(int codePoint, Span<int> destination)
    {
        int syllable = codePoint - FirstSyllable;
        if ((uint)syllable < Leadings * Vowels * Trailings)
        {
            destination[0] = FirstLeading + (syllable / (Vowels * Trailings));
            destination[1] = FirstVowel + (syllable / Trailings % Vowels);
            destination[2] = BeforeTrailing + (syllable % Trailings);
            return syllable % Trailings == 0 ? 2 : 3;
        }

        if (!TryDecompose(codePoint, out int first, out int second))
        {
            destination[0] = codePoint;
            return 1;
        }

        int length = Decompose(first, destination);
        if (second != 0)
        {
            length += Decompose(second, destination[length..]);
        }

        return length;
    }

    /// <summary>Puts the marks of decomposed text into their order: rising by class, those of one class as they stand.</summary>
    public static void Order(Span<int> codePoints)
    {
        int start = 0;
        while (start < codePoints.Length)
        {
            int end = start;
            while (end < codePoints.Length && CombiningClass(codePoints[end]) != 0)
            {
                end++;
            }

            Sort(codePoints[start..end]);
            start = end + 1;
        }
    }

    /// <summary>Composes text that is decomposed and ordered, in place.</summary>
    /// <returns>The new length.</returns>
    public static int Compose(Span<int> codePoints)
    {
        int length = 0;
        int starter = -1;
        int lastClass = 0;
        foreach (int codePoint in codePoints)
        {
            int combiningClass = CombiningClass(codePoint);

            // A mark of the same class, or anything that is no mark, in between keeps it from what it would compose with.
            bool isBlocked = length - 1 > starter && lastClass >= combiningClass;
            if (starter >= 0 && !isBlocked && TryCompose(codePoints[starter], codePoint, out int composite))
            {
                codePoints[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = length;
            }

            lastClass = combiningClass;
            codePoints[length++] = codePoint;
        }

        return length;
    }

    private static bool TryCompose(int first, int second, out int composite)
    {
        if ((uint)(first - FirstLeading) < Leadings && (uint)(second - FirstVowel) < Vowels)
        {
            composite = FirstSyllable + ((((first - FirstLeading) * Vowels) + second - FirstVowel) * Trailings);
            return true;
        }

        int syllable = first - FirstSyllable;
        if ((uint)syllable < Leadings * Vowels * Trailings && syllable % Trailings == 0 && second > BeforeTrailing && second < BeforeTrailing + Trailings)
        {
            composite = first + second - BeforeTrailing;
            return true;
        }

        int index = CanonicalTable.Pairs.BinarySearch(((long)first << 21) | (uint)second);
        composite = index < 0 ? 0 : CanonicalTable.Composites[index];
        return index >= 0;
    }

    /// <summary>Sorts marks by class; stable. There are one or two, except in hostile text.</summary>
    private static void Sort(Span<int> marks)
    {
        for (int i = 1; i < marks.Length; i++)
        {
            int mark = marks[i];
            int combiningClass = CombiningClass(mark);
            int to = i;
            while (to > 0 && CombiningClass(marks[to - 1]) > combiningClass)
            {
                marks[to] = marks[to - 1];
                to--;
            }

            marks[to] = mark;
        }
    }

    private static byte KindOf(int codePoint)
    {
        ReadOnlySpan<byte> blocks = CanonicalTable.KindsBlocks;
        int block = blocks[Math.Min(codePoint >> 7, blocks.Length - 1)];
        return CanonicalTable.Kinds[(block << 7) | (codePoint & 0x7F)];
    }
}
