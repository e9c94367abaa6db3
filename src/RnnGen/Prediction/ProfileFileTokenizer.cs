namespace RnnGen;

/// <summary>The part of a profile's file that says what its words are cut by.</summary>
internal static class ProfileFileTokenizer
{
    /// <summary>Writes it.</summary>
    public static void Write(ProfileByteWriter writer, TextTokenizer tokenizer)
    {
        writer.Write(tokenizer.Kind);
        writer.Write((byte)(tokenizer.LowerCase ? 1 : 0));
        writer.Write(tokenizer.Culture ?? "");
        writer.Write(tokenizer.Rules);
    }

    /// <summary>Reads it.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="wanted">What it has to be; null for whatever this library has.</param>
    /// <exception cref="InvalidProfileException">It is another one.</exception>
    public static TextTokenizer Read(ref ProfileByteReader reader, TextTokenizer? wanted)
    {
        string kind = reader.ReadText();
        bool isLower = reader.ReadFlag();
        string culture = reader.ReadText();
        int rules = reader.ReadInt32();
        if (wanted is null)
        {
            return Create(reader.Path, kind, isLower, culture.Length == 0 ? null : culture, rules);
        }

        return (kind, isLower, culture, rules) == (wanted.Kind, wanted.LowerCase, wanted.Culture ?? "", wanted.Rules)
            ? wanted
            : throw new InvalidProfileException(
                reader.Path, $"its words are cut by '{kind}' (lower case: {isLower}{(culture.Length == 0 ? "" : $", culture {culture}")}, rules of version {rules}), not by {wanted.Describe()}. A profile serves the models of one tokenizer.");
    }

    private static TextTokenizer Create(string path, string kind, bool isLower, string? culture, int rules)
    {
        try
        {
            return rules is >= FirstWordRules.Version and <= TextTokenizer.CurrentRules
                ? TextTokenizer.Create(kind, isLower, culture).ByRules(rules)
                : throw new InvalidProfileException(path, $"its words are cut by rules of version {rules}, but this library has those up to {TextTokenizer.CurrentRules}. Update the library.");
        }
        catch (ArgumentException)
        {
            throw new InvalidProfileException(path, $"its words are cut by '{kind}'{(culture is null ? "" : $", culture {culture}")}, a tokenizer that this library does not have: load it together with that.");
        }
    }
}
