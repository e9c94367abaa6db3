namespace RnnGen.Cli;

/// <summary>Access to the model files named on the command line.</summary>
internal static class ModelFiles
{
    /// <summary>Opens a model file.</summary>
    /// <exception cref="FailureException">There is no such file.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static ModelFile Open(string path)
    {
        InputFile.ThrowIfNotRegular(path, "model file");
        return ModelFile.Open(path);
    }
}
