using System.Text;

namespace RnnGen.Cli;

/// <summary>The text that ships inside: a game's dialogue, most of it English, a part of it Spanish.</summary>
internal static class DemoCorpus
{
    private const string ResourceName = "dialogue.txt";

    /// <summary>Reads it.</summary>
    public static string Read()
    {
        using Stream stream = typeof(DemoCorpus).Assembly.GetManifestResourceStream(ResourceName)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
