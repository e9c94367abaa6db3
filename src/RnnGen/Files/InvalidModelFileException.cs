namespace RnnGen;

/// <summary>A model file is damaged, is of another format, or holds another model than the one asked for. The message says what and where.</summary>
public sealed class InvalidModelFileException : IOException
{
    /// <summary>Reports what is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong, with the values, as one or more sentences.</param>
    /// <param name="innerException">What was caught, if anything.</param>
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
