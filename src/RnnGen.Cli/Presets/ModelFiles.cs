namespace RnnGen.Cli;

/// <summary>Model files as the command line meets them.</summary>
internal static class ModelFiles
{
    /// <summary>Opens a model file.</summary>
    /// <exception cref="FailureException">There is no such file.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static ModelFile Open(string path)
    {
        InputFile.ThrowIfMissing(path, "model file");
        return ModelFile.Open(path);
    }
}
