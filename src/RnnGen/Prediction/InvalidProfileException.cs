using RnnGen.Files;

namespace RnnGen;

/// <summary>The exception for a file that is no profile, is damaged, or belongs to another tokenizer. The message says what is wrong, in at most 300 characters beside the path, and holds no control characters.</summary>
public sealed class InvalidProfileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file, or what the bytes came from.</param>
    /// <param name="problem">What is wrong, as one or more sentences.</param>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public InvalidProfileException(string path, string problem)
        : base($"Profile '{path}': {ShownText.Of(problem ?? throw new ArgumentNullException(nameof(problem)), ShownText.MessageLength)}") => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
