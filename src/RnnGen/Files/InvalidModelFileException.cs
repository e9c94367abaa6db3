using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// The exception for a model file that is damaged, has another format, or holds a different model from the one asked for. The message says what is wrong and where, in at most
/// 300 characters beside the path, and holds no control characters, whatever the file holds.
/// </summary>
public sealed class InvalidModelFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong, with the values, as one or more sentences. What would not be shown as it is, is escaped, and what is long loses its middle.</param>
    /// <param name="innerException">The underlying exception, if any.</param>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public InvalidModelFileException(string path, string problem, Exception? innerException = null)
        : base($"Model file '{path}': {ShownText.Of(problem ?? throw new ArgumentNullException(nameof(problem)), ShownText.MessageLength)}", innerException)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    internal string Problem { get; }
}
