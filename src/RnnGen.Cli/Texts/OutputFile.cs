using System.Text;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A writer of output files, completely or not at all: an existing file is replaced only by a complete one.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using FileOutput file = FileOutput.Open(path);
        file.Stream.Write(bytes);
        file.Commit();
    }
}
