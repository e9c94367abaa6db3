namespace RnnGen.Samples.Dialogue;

/// <summary>The text that the model learns: lines such as <c>Guard: Halt! Who goes there?</c>, most of them English, some Spanish.</summary>
internal static class Script
{
    /// <summary>Who the player is in it.</summary>
    public const string Player = "Traveller";

    /// <summary>Who answers.</summary>
    public const string Partner = "Ilse";

    /// <summary>Reads it.</summary>
    public static string Read()
    {
        using StreamReader reader = new(typeof(Script).Assembly.GetManifestResourceStream("dialogue.txt")!);
        return reader.ReadToEnd();
    }
}
