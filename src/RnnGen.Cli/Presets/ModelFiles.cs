namespace RnnGen.Cli;

/// <summary>Model files as the command line meets them.</summary>
internal static class ModelFiles
{
    /// <summary>Reads a model file.</summary>
    /// <exception cref="FailureException">There is no such file.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static ModelFile Read(string path)
    {
        InputFile.ThrowIfMissing(path, "model file");
        return ModelFile.Read(path);
    }

    /// <summary>Fails when a model could not be written there, so that no one trains for an hour to learn it.</summary>
    /// <exception cref="FailureException">The folder does not exist or does not admit new files, or the name is a folder's.</exception>
    public static void ThrowIfNotWritable(string path)
    {
        string fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath) || Path.EndsInDirectorySeparator(fullPath))
        {
            throw new FailureException($"the model cannot be written to '{path}': it is a folder.");
        }

        string folder = Path.GetDirectoryName(fullPath)!;
        if (!Directory.Exists(folder))
        {
            throw new FailureException($"the model cannot be written to '{path}': the folder '{folder}' does not exist.");
        }

        if (File.Exists(fullPath) && File.GetAttributes(fullPath).HasFlag(FileAttributes.ReadOnly))
        {
            throw new FailureException($"the model cannot be written to '{path}': the file is read-only.");
        }

        try
        {
            // A model is written beside its name and renamed, so it is the folder that must admit a new file.
            using FileStream probe = new(
                Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"the model cannot be written to '{path}': the folder '{folder}' does not admit new files ({e.Message})", e);
        }
    }
}
