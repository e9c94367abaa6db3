namespace RnnGen.Files;

/// <summary>Checks texts that are to be written as UTF-8, where half of a pair of surrogates has no form: an encoder would replace it, and give back another text.</summary>
internal static class Utf16
{
    /// <summary>Finds a surrogate without its other half; −1 if there is none.</summary>
    public static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }
}
