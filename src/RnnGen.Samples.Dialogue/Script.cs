namespace RnnGen.Samples.Dialogue;

/// <summary>The text that the model learns: lines such as <c>Guard: Halt! Who goes there?</c>, mostly English, some Spanish.</summary>
internal static class Script
{
    /// <summary>The player's name in it.</summary>
    public const string Player = "Traveller";

    /// <summary>The name of the character that answers.</summary>
    public const string Partner = "Ilse";

    /// <summary>Reads the text.</summary>
    public static string Read()
    {
        using StreamReader reader = new(typeof(Script).Assembly.GetManifestResourceStream("dialogue.txt")!);
        return reader.ReadToEnd();
    }
}
