using System.Text;

namespace RnnGen.Cli;

/// <summary>The built-in text: a game's dialogue, mostly English, partly Spanish.</summary>
internal static class DemoCorpus
{
    private const string ResourceName = "dialogue.txt";

    /// <summary>Reads the text.</summary>
    public static string Read()
    {
        using Stream stream = typeof(DemoCorpus).Assembly.GetManifestResourceStream(ResourceName)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
