using System.Text;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>Writes what a user asked for, as UTF-8: all of it, or nothing where there was a file before.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void WriteText(string path, string text)
    {
        using AtomicFile file = new(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}
