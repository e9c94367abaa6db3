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

    /// <summary>Loads the model of a file, which can be trained.</summary>
    /// <param name="path">The file.</param>
    /// <param name="note">Told what takes a while; null for nobody.</param>
    /// <exception cref="FailureException">The file does not exist, or there is no model of its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged, or int8.</exception>
    public static RnnModel Load(string path, Action<string>? note = null)
    {
        using ModelFile file = Open(path);
        return ModelClasses.Of(file, note ?? (static _ => { })).Load(file);
    }
}
