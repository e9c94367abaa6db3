namespace RnnGen;

/// <summary>The exception for a model file that is damaged, has another format, or holds a different model from the one asked for. The message says what is wrong and where.</summary>
public sealed class InvalidModelFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong, with the values, as one or more sentences.</param>
    /// <param name="innerException">The underlying exception, if any.</param>
    public InvalidModelFileException(string path, string problem, Exception? innerException = null)
        : base($"Model file '{path}': {problem}", innerException)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    internal string Problem { get; }
}
