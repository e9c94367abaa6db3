namespace RnnGen.Samples.Dialogue;

/// <summary>The text that the character's model learns, and the player's profile: lines such as <c>Guard: Halt! Who goes there?</c>, mostly English, some Spanish.</summary>
internal static class Script
{
    /// <summary>The player's name in it.</summary>
    public const string Player = "Traveller";

    /// <summary>The name of the character that answers.</summary>
    public const string Partner = "Ilse";

    private static readonly Lazy<ReadOnlyMemory<byte>> Learnt = new(() =>
    {
        // The script takes most of the default's room.
        Profile profile = new(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 1 << 15 });
        EverydayEnglish.CreatePredictor(profile).Feed(Read());
        return profile.Save();
    });

    /// <summary>Creates a profile that has learnt the text, so that its names and turns of phrase are suggested from the first line on. It takes a second, once in a process.</summary>
    public static Profile CreateProfile() => Profile.Load(Learnt.Value, WordTokenizer.Default);

    /// <summary>Reads the text.</summary>
    public static string Read()
    {
        using StreamReader reader = new(typeof(Script).Assembly.GetManifestResourceStream("dialogue.txt")!);
        return reader.ReadToEnd();
    }
}
