namespace RnnGen.Files;

/// <summary>A pipe or a character device that is written into.</summary>
internal sealed class StreamOutput : FileOutput
{
    private readonly string _path;

    /// <summary>Opens it; a pipe waits for its reader.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public StreamOutput(string path)
    {
        _path = path;
        try
        {
            // The standard streams may be files that are appended to: opened by name, they would be written from their beginning.
            Stream = FilePath.IsStandardOutput(path) ? Console.OpenStandardOutput()
                : FilePath.IsStandardError(path) ? Console.OpenStandardError()
                : new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: this user may not.", e);
        }
        catch (IOException e)
        {
            throw new IOException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override Stream Stream { get; }

    /// <inheritdoc/>
    public override void Commit()
    {
        try
        {
            Stream.Flush();
        }
        catch (IOException e)
        {
            throw new IOException($"'{_path}' cannot be written: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The stream tries once more to write what it could not write before; that was reported.
        }
    }
}
