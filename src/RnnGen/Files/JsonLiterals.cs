namespace RnnGen;

/// <summary>
/// Looks through JSON for numbers and literals that are far too long to be any: the reader would repeat the whole of one in the message of its exception, however
/// many megabytes that are.
/// </summary>
internal static class JsonLiterals
{
    /// <summary>More than any number or literal takes.</summary>
    private const int MaxLength = 64;

    /// <summary>Whether something outside of strings runs on for more characters than a number or a literal has.</summary>
    /// <param name="json">JSON, valid or not.</param>
    public static bool HasEndlessOne(ReadOnlySpan<byte> json)
    {
        bool isInString = false;
        int length = 0;
        for (int i = 0; i < json.Length; i++)
        {
            byte character = json[i];
            if (isInString)
            {
                i += character == '\\' ? 1 : 0;
                isInString = character != '"';
                continue;
            }

            isInString = character == '"';
            length = isInString || character is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',' or (byte)':' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' ? 0 : length + 1;
            if (length > MaxLength)
            {
                return true;
            }
        }

        return false;
    }
}
