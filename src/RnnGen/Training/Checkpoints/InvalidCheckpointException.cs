using RnnGen.Files;

namespace RnnGen.Training;

/// <summary>A checkpoint is damaged, is of another format, or belongs to another run. The message names the file and the reason, in at most 300 characters beside the path and without control characters.</summary>
public sealed class InvalidCheckpointException : IOException
{
    internal InvalidCheckpointException(string path, string problem, Exception? innerException = null)
        : base($"Checkpoint '{path}': {ShownText.Of(problem, ShownText.MessageLength)}", innerException)
    {
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }
}
